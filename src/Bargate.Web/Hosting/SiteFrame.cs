using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Storage;
using Bargate.Ui;

namespace Bargate.Web.Hosting;

/// <summary>What the layouts show around a page: made once for the public, and per officer in the staff area.</summary>
sealed class SiteFrame(Council council, Words words, PracticeMark practice, BargateModules modules) : FrameSource
{
    // Made once each, since every request reads one.
    readonly Languages real = new(council, words, Practice: false), invented = new(council, words, Practice: true);

    sealed record Languages(Council Council, Words Words, bool Practice)
    {
        public Frame Everybody { get; } = Public(Council, Words, Practice, Council.Language);

        public Dictionary<string, Frame> Each { get; } = Council.Languages.ToDictionary(it => it, it => Public(Council, Words.In(it), Practice, it));
    }

    static Frame Public(Council council, Words words, bool practice, string language) => new(council.Name, council.AccountName, practice, "/contact", [], null, language, council.Brand, UiWords.From(words))
    {
        FooterLinks = [new("/accessibility", words["web.accessibility.link"]), new("/privacy", words["web.privacy.link"]), new("/cookies", words["web.cookies.link"])],
    };

    // A page of the host, which is no module.
    static readonly StaffLink ServicesLink = new("/staff/services", "web.services.link", Permissions.ServicesSee, 700);

    public override Frame For(HttpContext context)
    {
        var frames = practice.IsPut ? invented : real;
        if (!AskedPath.IsStaff(context)) return PageLanguage.Of(context) is { } page && frames.Each.TryGetValue(page.Language, out var spoken) ? spoken : frames.Everybody;
        var officer = context.RequestServices.GetRequiredService<CurrentOfficer>();
        if (!officer.SignedIn) return frames.Everybody;
        var here = AskedPath.Of(context);
        var links = modules.All.SelectMany(it => it.StaffLinks).Append(ServicesLink).Where(it => officer.May(it.Permission)).OrderBy(it => it.Order).ToList();
        // One is current: of a page and of what lies below it, the one that says more.
        var current = links.Where(it => here.StartsWithSegments(it.Url, StringComparison.OrdinalIgnoreCase)).MaxBy(it => it.Url.Length);
        return frames.Everybody with { StaffLinks = [.. links.Select(it => new FrameLink(it.Url, words[it.Words], it == current))], OfficerName = officer.Name };
    }
}
