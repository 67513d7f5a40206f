using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Desk;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records;

/// <summary>The pairs that wait for officers.</summary>
[Needs(Permissions.RecordsReview)]
internal sealed class ReviewPage(BargateDb db, ReviewQueue queue, DecidedPairs decided, CurrentOfficer officer) : PageModel
{
    public ReviewFilter Filter { get; private set; } = new();

    public ReviewRows Rows { get; private set; } = new([], 0, 1, 1);

    public ReviewNumbers Numbers { get; private set; } = new(new Dictionary<Register, int>(), 0, 0, 0, 0);

    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>What was just decided, when that was the last one.</summary>
    public DecidedPair? Done { get; private set; }

    public bool Filtered => Filter with { Order = ReviewOrder.Likely, Page = 1 } != new ReviewFilter();

    public IReadOnlyList<Register> MaySee { get; } = Registers.Of(officer);

    public bool MayRun => officer.May(Permissions.RecordsRuns);

    public async Task OnGetAsync([FromQuery] Guid? done, CancellationToken stop)
    {
        Filter = ReviewFilter.From(Request.Query);
        Rows = await queue.Page(Filter, stop);
        Numbers = await queue.Numbers(stop);
        Sources = await db.Sources.AsNoTracking().OrderBy(it => it.Name).ToListAsync(stop);
        if (done is { } id && await queue.Seen().SingleOrDefaultAsync(it => it.Id == ReviewId.From(id), stop) is { UndoneAt: null } task) Done = await decided.Of(task, stop);
    }
}
