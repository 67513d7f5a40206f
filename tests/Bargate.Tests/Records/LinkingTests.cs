using Bargate.Kernel;
using Bargate.Linkage;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Runs;
using Bargate.Records.Sent;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bargate.Tests.Records;

/// <summary>What runs and forms do with pairs where something happens meanwhile.</summary>
public sealed class LinkingTests(RecordsApiHouse site) : IClassFixture<RecordsApiHouse>
{
    // The question stands under who they were; linked to an older record, one of the two has another name.
    [Fact]
    public async Task A_run_asks_once_about_two_people_although_one_of_them_was_linked_to_somebody_older()
    {
        var (older, one, other) = (await site.Receive("test-tax", "RA1", "Rita", "Older"), await site.Receive("test-library", "RA1", "Rita", "Older"), await site.Receive("test-library", "RA2", "Rita", "Elder"));
        await site.Change(it => it.GetRequiredService<Reviewing>().Ask(one, other, ReviewCause.Possible, new(null, Weight: 4), CancellationToken.None));
        var run = await site.InScope(async it =>
        {
            var (db, now) = (it.GetRequiredService<BargateDb>(), site.Clock.GetUtcNow().UtcDateTime);
            var model = LinkageModel.Read(await db.RegisterModels.Select(one => one.Json).SingleAsync());
            var begun = new LinkageRun { Id = RunId.From(Guid.CreateVersion7()), Register = Register.Customers, LinkFrom = 0.9, ReviewFrom = 0.5, Automatic = true, AskedAt = now };
            begun.Begin(model.Version, 3, 2, now);
            db.Add(begun);
            await it.GetRequiredService<RunLinking>().Next(begun, new([new(older, one, 20, true), new(one, other, 10, false)], model, it.GetRequiredService<RegisterReader>().ReadTable(Register.Customers, default), 3), CancellationToken.None);
            return begun;
        });
        Assert.Equal((1, 0), (run.Linked, run.Asked));
        Assert.Equal(1, await site.InDatabase(db => db.Reviews.CountAsync(it => it.Right == other && it.ClosedAt == null)));
    }

    [Fact]
    public async Task A_form_that_comes_before_the_index_stands_is_looked_at_once_it_does()
    {
        var sent = await site.Receive("test-library", "SENT1", email: "ada@example.org");
        await site.Change(async it =>
        {
            var record = await it.GetRequiredService<BargateDb>().SourceRecords.SingleAsync(one => one.Id == sent);
            var said = (await it.GetRequiredService<RecordValues>().Newest([record], CancellationToken.None))[sent];
            var empty = new MatchIndexes(it.GetRequiredService<IServiceScopeFactory>(), NullLogger<MatchIndexes>.Instance);
            await ActivatorUtilities.CreateInstance<FormMatching>(it, empty).Place(record, said, CancellationToken.None);
            return 0;
        });
        site.Clock.Move(TimeSpan.FromMinutes(1));
        await site.RunJobs();
        Assert.Equal(ReviewCause.Form, (await site.InDatabase(db => db.Reviews.SingleAsync(it => it.Right == sent && it.ClosedAt == null))).Cause);
    }
}
