using Bargate.Accounts.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Insight.Pages.Staff;

/// <summary>How each service of a lead's teams went in a period.</summary>
[Needs(Permissions.ReportsSee)]
internal sealed class MeasuresPage(LeadMeasures measures) : PageModel
{
    public static readonly IReadOnlyList<string> Columns = ["opened", "closed", "first-contact", "overdue", "median", "ninetieth", "chases", "rating"];

    [BindProperty(SupportsGet = true, Name = "period")]
    public string? AskedPeriod { get; set; }

    public string Period => LeadMeasures.Known(AskedPeriod);

    public PeriodMeasures Found { get; private set; } = new(default, default, []);

    public async Task OnGetAsync(CancellationToken stop) => Found = await measures.Of(Period, stop);
}
