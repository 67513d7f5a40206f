using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records;

/// <summary>Links made by rule that were drawn for checking, and how many are false.</summary>
[Needs(Permissions.RecordsReview)]
internal sealed class SamplesPage(SampleList samples) : PageModel
{
    public IReadOnlyList<SampleCount> Counts { get; private set; } = [];

    public IReadOnlyList<(SampleRow Row, string Url)> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages => Math.Max(1, (Count + SampleList.PageSize - 1) / SampleList.PageSize);

    public async Task OnGetAsync([FromQuery] Guid? run, [FromQuery] int? page, CancellationToken stop)
    {
        Counts = await samples.Counts(stop);
        (var rows, Count, Number) = await samples.Page(Registers.Parse(Request.Query["register"]), run is { } id ? RunId.From(id) : null, page ?? 1, stop);
        Rows = [.. rows.Select(it => (it, $"/staff/records/samples/{it.Sample.Assertion.Value}"))];
    }
}
