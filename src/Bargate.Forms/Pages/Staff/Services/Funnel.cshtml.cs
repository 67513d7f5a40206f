using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Forms.Funnel;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using UiOption = Bargate.Ui.Option;

namespace Bargate.Forms.Pages.Staff.Services;

/// <summary>Where people leave the form of a service, what they get wrong, how long it takes; and beside it another edition or the time before.</summary>
[Needs(Permissions.ReportsSee)]
internal sealed class FunnelPage(FunnelDesk desk, Council council, Words words, TimeProvider clock) : PageModel
{
    public FunnelReport Report { get; private set; } = null!;

    public FunnelAsk Ask { get; private set; } = new(null, null, null, null);

    public Words Words => words;

    public FunnelWords Say { get; } = new(words, council, clock);

    public IEnumerable<UiOption> Periods => FunnelDesk.Periods.OrderBy(it => int.Parse(it, CultureInfo.InvariantCulture)).Select(it => new UiOption(it, words.Format("forms.funnel.weeks", ("count", it))));

    public IEnumerable<UiOption> Editions => Report.Editions.Select(it => new UiOption(Text(it), Say.Edition(it))).Prepend(new("", words["forms.funnel.every-edition"]));

    public IEnumerable<UiOption> Channels => FunnelDesk.Channels.Select(it => new UiOption(it.Name, words[$"forms.funnel.channel-{it.Name}"])).Prepend(new("", words["forms.funnel.every-channel"]));

    public IEnumerable<UiOption> With => [new("", words["forms.funnel.with-nothing"]), new(FunnelDesk.Before, words["forms.funnel.with-before"]), .. Report.Editions.Count > 1 ? Report.Editions.Select(it => new UiOption(Text(it), Say.Edition(it))) : []];

    public string? ChosenWith => Report.Other is not { } other ? "" : other.Edition != Report.Chosen.Edition ? Text(other.Edition!.Value) : FunnelDesk.Before;

    public string? ChosenChannel => FunnelDesk.Channels.FirstOrDefault(it => it.Channel == Report.Chosen.Channel).Name;

    public string CsvUrl => QueryHelpers.AddQueryString($"/staff/services/{Report.Service}/funnel.csv", new Dictionary<string, string?>
    {
        ["period"] = Report.Period,
        ["edition"] = Report.Chosen.Edition is { } edition ? Text(edition) : null,
        ["channel"] = ChosenChannel,
        ["with"] = ChosenWith is { Length: > 0 } with ? with : null,
    });

    public string Title(string page) => Report.TitleOf(page) ?? words["forms.funnel.check"];

    public async Task<IActionResult> OnGetAsync(string service, string? period, string? edition, string? channel, string? with)
    {
        Ask = new(period, edition, channel, with);
        if (await desk.Of(service, Ask, HttpContext.RequestAborted) is not { } report) return NotFound();
        Report = report;
        return Page();
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
