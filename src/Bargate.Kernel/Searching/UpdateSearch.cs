using Bargate.Kernel.Jobs;

namespace Bargate.Kernel.Searching;

/// <summary>Brings one touched entry up to date.</summary>
sealed class UpdateSearch(BargateDb db, SearchIndex index) : IAskedJob
{
    public async Task Run(Guid about, CancellationToken stop)
    {
        // Two jobs about one entry find the same and write the same.
        if (await db.Set<TouchedRow>().SingleOrDefaultAsync(it => it.Id == about, stop) is not { } touched) return;
        await index.Update(touched.Source, touched.Entry, stop);
        db.Remove(touched);
    }
}
