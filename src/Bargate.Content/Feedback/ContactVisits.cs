using Bargate.Content.Contract;
using Bargate.Content.Storage;
using Bargate.Kernel.Contributions;

namespace Bargate.Content.Feedback;

/// <summary>How often the contact pages were shown: the strategy wants fewer, since who finds what they need does not ask.</summary>
internal sealed class ContactVisits(BargateDb db) : IMeasure
{
    public string Key => "contact-visits";

    public string Unit => "visits";

    public async Task<decimal?> Value(DateOnly from, DateOnly to, CancellationToken stop)
    {
        var days = db.DayViews.AsNoTracking().Where(it => it.Day >= from && it.Day <= to);
        // A time in which nothing was counted has no value.
        if (!await days.AnyAsync(stop)) return null;
        return await days.Where(it => it.Path == Library.Contact || it.Path.StartsWith(Library.Contact + "/")).SumAsync(it => it.Count, stop);
    }
}
