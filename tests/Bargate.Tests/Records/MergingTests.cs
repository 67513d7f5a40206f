using Bargate.Kernel;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Events;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

/// <summary>Merge adds, unmerge takes back, and nothing is forgotten on the way.</summary>
public sealed class MergingTests(RecordsHouse site) : IClassFixture<RecordsHouse>
{
    [Fact]
    public async Task Merged_people_have_the_oldest_id_and_the_other_leads_there()
    {
        var (one, other) = (await site.Receive("test-tax", "M1"), await site.Receive("test-library", "M1"));
        var link = await site.Merge(other, one);
        var older = one < other ? one : other;
        Assert.Equal((older, older), (await site.PersonOf(one), await site.PersonOf(other)));
        Assert.Contains(await Events(older), it => it == "record-merged");
        await site.Unmerge(link);
        Assert.Equal((one, other), (await site.PersonOf(one), await site.PersonOf(other)));
        Assert.Contains(await Events(older), it => it == "record-split");
        var kept = await site.InDatabase(db => db.Assertions.AsNoTracking().SingleAsync(it => it.Id == link));
        Assert.Equal((RecordsHouse.Ann, RecordsHouse.Ann, false), (kept.By, kept.RevokedBy, kept.Stands));
        Assert.Equal(2, await site.InDatabase(db => db.Set<AuditRow>().CountAsync(it => it.About == link.Value)));
    }

    // The same sequence of names, whatever the order in which links are made and taken back.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Merges_and_unmerges_at_random_come_back_to_the_identical_state(int seed)
    {
        var random = new Random(seed);
        var ids = new List<RecordId>();
        for (var i = 0; i < 12; i++) ids.Add(await site.Receive(i % 2 == 0 ? "test-tax" : "test-library", $"R{seed}-{i}"));
        var states = new Stack<(string State, AssertionId? Made)>();
        states.Push((await site.State(ids), null));
        for (var turn = 0; turn < 40; turn++)
        {
            if (states.Count > 1 && random.Next(3) == 0)
            {
                // Back to where it was before the last one.
                await site.Unmerge(states.Pop().Made!.Value);
                Assert.Equal(states.Peek().State, await site.State(ids));
                continue;
            }
            var (one, other) = (ids[random.Next(ids.Count)], ids[random.Next(ids.Count)]);
            if (one == other || await Standing(one, other)) continue;
            try
            {
                var made = random.Next(5) == 0 ? await site.Separate(one, other) : await site.Merge(one, other);
                states.Push((await site.State(ids), made));
            }
            catch (RuleBroken) { /* somebody said that they are not the same */ }
        }
        // In any order: what stands decides, not how it came about.
        var left = states.Where(it => it.Made is not null).Select(it => it.Made!.Value).OrderBy(_ => random.Next()).ToList();
        foreach (var it in left) await site.Unmerge(it);
        Assert.Equal(states.Last().State, await site.State(ids));
    }

    [Fact]
    public async Task Not_the_same_outlives_a_merge_through_others()
    {
        var (a, b, c) = (await site.Receive("test-tax", "N1"), await site.Receive("test-library", "N1"), await site.Receive("test-library", "N2"));
        await site.Separate(a, c);
        await site.Merge(a, b);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => site.Merge(b, c));
        Assert.Contains("not to be the same", refused.Message, StringComparison.Ordinal);
        Assert.NotEqual(await site.PersonOf(a), await site.PersonOf(c));
    }

    [Fact]
    public async Task Not_the_same_within_a_person_splits_it()
    {
        var ids = new List<RecordId>();
        for (var i = 0; i < 4; i++) ids.Add(await site.Receive("test-tax", $"S{i}"));
        foreach (var (a, b) in new[] { (0, 1), (1, 2), (2, 3) }) await site.Merge(ids[a], ids[b]);
        await site.Separate(ids[0], ids[3]);
        Assert.NotEqual(await site.PersonOf(ids[0]), await site.PersonOf(ids[3]));
    }

    [Fact]
    public async Task A_record_with_a_flag_is_merged_by_two_officers_only()
    {
        var (one, other) = (await site.Receive("test-tax", "F1"), await site.Receive("test-care", "F1"));
        await Assert.ThrowsAsync<RuleBroken>(() => site.Merge(one, other));
        await site.Merge(one, other, RecordsHouse.Ann, RecordsHouse.Bob);
        Assert.Equal(await site.PersonOf(one), await site.PersonOf(other));
    }

    [Fact]
    public async Task A_review_of_flagged_records_waits_for_another_officer_and_is_undone_whole()
    {
        var (one, other) = (await site.Receive("test-tax", "V1"), await site.Receive("test-care", "V1"));
        var id = await site.Change(async scope => (await scope.GetRequiredService<Reviewing>().Ask(one, other, ReviewCause.Possible, new(null, Weight: 3), CancellationToken.None))!.Id);
        await Act(id, (reviewing, task) => reviewing.Decide(task, ReviewOutcome.Same, RecordsHouse.Ann, "Same birth certificate", CancellationToken.None));
        Assert.NotEqual(await site.PersonOf(one), await site.PersonOf(other));
        await Assert.ThrowsAsync<RuleBroken>(() => Act(id, (reviewing, task) => reviewing.Second(task, true, RecordsHouse.Ann, CancellationToken.None)));
        await Act(id, (reviewing, task) => reviewing.Second(task, true, RecordsHouse.Bob, CancellationToken.None));
        Assert.Equal(await site.PersonOf(one), await site.PersonOf(other));
        await Act(id, (reviewing, task) => reviewing.Undo(task, RecordsHouse.Bob, CancellationToken.None));
        Assert.NotEqual(await site.PersonOf(one), await site.PersonOf(other));
        Assert.Equal(1, await site.InDatabase(db => db.Reviews.CountAsync(it => it.ClosedAt == null && (it.Left == one || it.Right == one))));
    }

    [Fact]
    public async Task Of_two_merges_at_once_about_one_person_the_second_is_refused()
    {
        var (a, b, c) = (await site.Receive("test-tax", "C1"), await site.Receive("test-tax", "C2"), await site.Receive("test-tax", "C3"));
        await using var first = site.Services.CreateAsyncScope();
        await using var second = site.Services.CreateAsyncScope();
        await first.ServiceProvider.GetRequiredService<Merging>().Merge(a, b, new(RecordsHouse.Ann), CancellationToken.None);
        await second.ServiceProvider.GetRequiredService<Merging>().Merge(b, c, new(RecordsHouse.Bob), CancellationToken.None);
        await first.ServiceProvider.GetRequiredService<BargateDb>().SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.ServiceProvider.GetRequiredService<BargateDb>().SaveChangesAsync());
    }

    [Fact]
    public async Task The_same_row_again_is_no_new_version_and_another_supersedes_it()
    {
        var id = await site.Receive("test-tax", "W1", email: "w1@example.org");
        Assert.Equal(id, await site.Receive("test-tax", "W1", email: "w1@example.org"));
        Assert.Equal(1, await site.InDatabase(db => db.RecordVersions.CountAsync(it => it.Record == id)));
        await site.Receive("test-tax", "W1", surname: "Changed", email: "w1@example.org");
        var history = await site.InScope(async scope => await scope.GetRequiredService<RecordValues>().History(await scope.GetRequiredService<BargateDb>().SourceRecords.SingleAsync(it => it.Id == id), CancellationToken.None));
        Assert.Equal(["Changed", "Example"], history.Select(it => it.Values[Registers.Place(Register.Customers, "surname")]));
        var sealedBytes = await site.InDatabase(db => db.RecordVersions.Where(it => it.Record == id).Select(it => it.Values).ToListAsync());
        Assert.All(sealedBytes, it => Assert.DoesNotContain("w1@example.org", System.Text.Encoding.UTF8.GetString(it.Bytes), StringComparison.Ordinal));
    }

    Task<int> Act(ReviewId id, Func<Reviewing, ReviewTask, Task> work) => site.Change(async scope =>
    {
        await work(scope.GetRequiredService<Reviewing>(), await scope.GetRequiredService<BargateDb>().Reviews.SingleAsync(it => it.Id == id));
        return 0;
    });

    Task<bool> Standing(RecordId one, RecordId other) => site.InDatabase(db => db.Assertions.AnyAsync(it => it.RevokedAt == null && ((it.Left == one && it.Right == other) || (it.Left == other && it.Right == one))));

    Task<List<string>> Events(RecordId about) => site.InDatabase(db => db.Set<EventRow>().Where(it => it.About == about.Value).Select(it => it.Name).ToListAsync());
}
