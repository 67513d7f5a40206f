using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Web.Pages;

/// <summary>The council's own text, then what the service files say of how long each thing is kept and why: what is shown is what happens.</summary>
sealed class PrivacyPage(CouncilPages pages, ServiceCatalogue catalogue, Council council, Words words) : PageModel
{
    public IHtmlContent? Text => pages.Read("privacy");

    public IEnumerable<KeptByService> Services => catalogue.All.Select(it => it.Definition).Select(it =>
        new KeptByService(it.Title.In(council.Language), Period(it.Keep.Answers), Period(it.Keep.Files), Period(it.Keep.Contact), it.Keep.Because.In(council.Language)));

    string Period(KeepPeriod period)
    {
        var parts = new[] { Part(period.Months % 12 == 0 ? period.Months / 12 : 0, "year"), Part(period.Months % 12 == 0 ? 0 : period.Months, "month"), Part(period.Days, "day") }.OfType<string>().ToList();
        return parts.Count == 0 ? words["web.privacy.at-once"] : words.Format("web.privacy.after", ("period", string.Join(' ', parts)));
    }

    string? Part(int count, string unit) => count == 0 ? null : words.Format($"web.privacy.{unit}{(count == 1 ? "" : "s")}", ("count", count.ToString(council.Locale)));
}

sealed record KeptByService(string Title, string Answers, string Files, string Contact, string Because);
