using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Ui;

namespace Bargate.Web.Hosting;

/// <summary>What the layouts show around a page: made once for the public, and per officer in the staff area.</summary>
sealed class SiteFrame(Council council, Words words, HostSettings settings, BargateModules modules) : FrameSource
{
    readonly Frame everybody = new(council.Name, council.AccountName, settings.Practice, "/contact", [], null, council.Language, council.Brand, UiWords.From(words))
    {
        FooterLinks = [new("/accessibility", words["web.accessibility.link"]), new("/privacy", words["web.privacy.link"]), new("/cookies", words["web.cookies.link"])],
    };

    // A page of the host, which is no module.
    static readonly StaffLink ServicesLink = new("/staff/services", "web.services.link", Permissions.ServicesSee, 700);

    public override Frame For(HttpContext context)
    {
        if (!AskedPath.IsStaff(context)) return everybody;
        var officer = context.RequestServices.GetRequiredService<CurrentOfficer>();
        if (!officer.SignedIn) return everybody;
        var here = AskedPath.Of(context);
        var links = modules.All.SelectMany(it => it.StaffLinks).Append(ServicesLink).Where(it => officer.May(it.Permission)).OrderBy(it => it.Order)
            .Select(it => new FrameLink(it.Url, words[it.Words], here.StartsWithSegments(it.Url, StringComparison.OrdinalIgnoreCase)));
        return everybody with { StaffLinks = [.. links], OfficerName = officer.Name };
    }
}
