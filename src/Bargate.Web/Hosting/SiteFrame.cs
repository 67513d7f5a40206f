using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Ui;

namespace Bargate.Web.Hosting;

/// <summary>What the layouts show around a page: made once for the public, and per officer in the staff area.</summary>
sealed class SiteFrame(Council council, Words words, HostSettings settings, BargateModules modules) : FrameSource
{
    readonly Frame everybody = Public(council, words, settings, council.Language);
    readonly Dictionary<string, Frame> languages = council.Languages.ToDictionary(it => it, it => Public(council, words.In(it), settings, it));

    static Frame Public(Council council, Words words, HostSettings settings, string language) => new(council.Name, council.AccountName, settings.Practice, "/contact", [], null, language, council.Brand, UiWords.From(words))
    {
        FooterLinks = [new("/accessibility", words["web.accessibility.link"]), new("/privacy", words["web.privacy.link"]), new("/cookies", words["web.cookies.link"])],
    };

    // A page of the host, which is no module.
    static readonly StaffLink ServicesLink = new("/staff/services", "web.services.link", Permissions.ServicesSee, 700);

    public override Frame For(HttpContext context)
    {
        if (!AskedPath.IsStaff(context)) return PageLanguage.Of(context) is { } page && languages.TryGetValue(page.Language, out var spoken) ? spoken : everybody;
        var officer = context.RequestServices.GetRequiredService<CurrentOfficer>();
        if (!officer.SignedIn) return everybody;
        var here = AskedPath.Of(context);
        var links = modules.All.SelectMany(it => it.StaffLinks).Append(ServicesLink).Where(it => officer.May(it.Permission)).OrderBy(it => it.Order)
            .Select(it => new FrameLink(it.Url, words[it.Words], here.StartsWithSegments(it.Url, StringComparison.OrdinalIgnoreCase)));
        return everybody with { StaffLinks = [.. links], OfficerName = officer.Name };
    }
}
