using Bargate.Kernel;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

/// <summary>How long records are kept, what a person gets of them, and what is left afterwards.</summary>
public sealed class KeepingTests(RecordsHouse house) : IClassFixture<RecordsHouse>
{
    Task<IReadOnlyList<DueRecord>> Due(string key, DateTime now) => house.InScope(it => it.GetServices<IRetained>().Single(one => one.Key == key).Due(now, 1000, CancellationToken.None));

    Task<bool> Dispose(string key, Guid id) => house.Change(it => it.GetServices<IRetained>().Single(one => one.Key == key).Dispose(id, CancellationToken.None));

    Task<(List<PersonalItem> Items, Erasure Erasure)> Ask(Subject who, bool erase = false) => house.InScope(async scope =>
    {
        var source = scope.GetServices<IPersonalDataSource>().Single(it => it.Key == "records");
        var all = new List<PersonalItem>();
        await foreach (var item in source.Export(who, CancellationToken.None)) all.Add(item);
        return (all, erase ? await source.Erase(who, CancellationToken.None) : new Erasure(0, []));
    });

    static Subject Person(RecordId id) => new(null, [PersonId.From(id.Value)], []);

    DateTime Now => house.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task A_source_record_is_due_when_its_source_has_not_had_it_for_as_long_as_it_is_kept()
    {
        var id = await house.Receive("test-tax", "kept-1", surname: "Keptone");
        Assert.DoesNotContain(await Due("source-records", Now.AddMonths(83)), it => it.Id == id.Value);
        var due = Assert.Single(await Due("source-records", Now.AddMonths(84).AddDays(1)), it => it.Id == id.Value);
        Assert.Equal("test-tax kept-1", due.Reference);
        Assert.Equal(id.Value, await house.InScope(it => it.GetServices<IRetained>().Single(one => one.Key == "source-records").Find("test-tax kept-1", CancellationToken.None)));
    }

    [Fact]
    public async Task What_the_source_still_says_is_not_due()
    {
        var then = house.Clock.GetUtcNow();
        var id = await house.Receive("test-tax", "kept-2", surname: "Kepttwo");
        try
        {
            house.Clock.Set(then.AddMonths(80));
            Assert.Equal(id, await house.Receive("test-tax", "kept-2", surname: "Kepttwo"));
            Assert.Equal(1, await house.InDatabase(db => db.RecordVersions.CountAsync(it => it.Record == id)));
            Assert.DoesNotContain(await Due("source-records", Now.AddMonths(10)), it => it.Id == id.Value);
            Assert.Contains(await Due("source-records", Now.AddMonths(85)), it => it.Id == id.Value);
        }
        finally { house.Clock.Set(then); }
    }

    [Fact]
    public async Task Disposal_destroys_the_key_so_that_no_version_can_be_read_and_leaves_who_is_who_as_it_was()
    {
        var (one, two, three) = (await house.Receive("test-tax", "gone-1", surname: "Gone", email: "gone@example.org"), await house.Receive("test-library", "gone-2", surname: "Gone"), await house.Receive("test-tax", "gone-3", surname: "Gone"));
        await house.Merge(one, two);
        await house.Merge(two, three);
        var record = await house.InDatabase(db => db.SourceRecords.AsNoTracking().SingleAsync(it => it.Id == two));
        var version = await house.InDatabase(db => db.RecordVersions.AsNoTracking().SingleAsync(it => it.Record == two));
        Assert.True(await Dispose("source-records", two.Value));
        Assert.False(await Dispose("source-records", two.Value));
        Assert.Null(await house.InDatabase(db => db.Set<KeyRow>().Where(it => it.Id == record.KeyId).Select(it => it.Wrapped).SingleAsync()));
        // A copy of the row, as a backup has it, opens with no key that there is.
        Assert.Empty(await house.InScope(it => it.GetRequiredService<RecordValues>().History(record, CancellationToken.None)));
        Assert.NotEmpty(version.Values.Bytes);
        var gone = await house.InDatabase(db => db.SourceRecords.AsNoTracking().SingleAsync(it => it.Id == two));
        Assert.Equal((null, null, null, null, null), (gone.NameFolded, gone.Postcode, gone.Uprn, gone.EmailHash, gone.PhoneHash));
        Assert.Equal(await house.PersonOf(one), await house.PersonOf(three));
        Assert.Equal(await house.PersonOf(one), await house.PersonOf(two));
        Assert.All(await house.InDatabase(db => db.Assertions.AsNoTracking().Where(it => it.Left == two || it.Right == two).ToListAsync()), it => Assert.Null(it.Reason));
        await Assert.ThrowsAsync<RuleBroken>(() => house.Receive("test-library", "gone-2", surname: "Back"));
    }

    [Fact]
    public async Task A_person_gets_what_each_source_says_now_and_said_before()
    {
        var one = await house.Receive("test-tax", "asked-1", surname: "Before", email: "asked@example.org");
        house.Clock.Set(house.Clock.GetUtcNow().AddDays(1));
        await house.Receive("test-tax", "asked-1", surname: "After", email: "asked@example.org");
        var two = await house.Receive("test-library", "asked-2", surname: "After");
        await house.Merge(one, two);
        await house.Receive("test-tax", "asked-3", surname: "Somebodyelse");
        var (items, _) = await Ask(new(null, [], [new ProvenContact("email", "Asked@Example.org")]));
        Assert.Equal(2, items.Count);
        Assert.Contains("test-tax", items[0].Title, StringComparison.Ordinal);
        Assert.Contains(items[0].Details, it => it.Text == "After");
        Assert.Contains(items[0].Details, it => it.Text == "Before" && it.Label.Contains("until", StringComparison.Ordinal));
        Assert.DoesNotContain(items.SelectMany(it => it.Details), it => it.Text == "Somebodyelse");
        Assert.Equal(2, (await Ask(Person(two))).Items.Count);
    }

    // Anybody may write their own address and somebody else's name into a form.
    [Fact]
    public async Task An_address_that_only_a_form_gave_proves_what_that_form_said_and_no_more()
    {
        await house.Change(async scope =>
        {
            var db = scope.GetRequiredService<BargateDb>();
            if (!await db.Sources.AnyAsync(it => it.Id == FormRecords.Source)) db.Add(new Source { Id = FormRecords.Source, Register = Register.Customers, Name = "Online forms", OwnerTeam = "waste", OwnerEmail = "owner@example.org", CreatedAt = Now });
            return 0;
        });
        var known = await house.Receive("test-tax", "posed-1", surname: "Posed");
        var sent = await house.Receive(FormRecords.Source, "posed-2", surname: "Posed", email: "poser@example.org");
        await house.Merge(known, sent);
        var item = Assert.Single((await Ask(new(null, [], [new ProvenContact("email", "poser@example.org")]))).Items);
        Assert.Contains("Online forms", item.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_a_family_shares_proves_nothing()
    {
        await house.Receive("test-tax", "family-1", forename: "Ann", email: "family@example.org");
        await house.Receive("test-tax", "family-2", forename: "Ben", email: "family@example.org");
        Assert.Empty((await Ask(new(null, [], [new ProvenContact("email", "family@example.org")]))).Items);
    }

    [Fact]
    public async Task Erasure_takes_what_no_law_keeps_and_counts_the_rest_with_its_reason()
    {
        var one = await house.Receive("test-tax", "erase-1", surname: "Erased");
        var two = await house.Receive("test-care", "erase-2", surname: "Erased");
        var three = await house.Change(async scope =>
        {
            var db = scope.GetRequiredService<BargateDb>();
            if (await db.Sources.SingleOrDefaultAsync(it => it.Id == "libraries") is null) db.Add(new Source { Id = "libraries", Register = Register.Customers, Name = "Libraries", OwnerTeam = "waste", OwnerEmail = "owner@example.org", CreatedAt = Now });
            return await db.SaveChangesAsync();
        });
        var card = await house.Receive("libraries", "erase-3", surname: "Erased");
        await house.Merge(one, card);
        await house.Merge(one, two, RecordsHouse.Ann, RecordsHouse.Bob);
        var (items, erasure) = await Ask(Person(one), erase: true);
        Assert.Equal(3, items.Count);
        Assert.Equal(1, erasure.Erased);
        Assert.Equal(2, erasure.Kept.Sum(it => it.Count));
        Assert.All(erasure.Kept, it => Assert.NotEqual("", it.Because));
        Assert.Equal([one, two], (await house.InDatabase(db => db.SourceRecords.AsNoTracking().Where(it => it.Person == one && it.DisposedAt == null).Select(it => it.Id).ToListAsync())).Order());
    }

    [Fact]
    public async Task A_restricted_record_is_named_and_not_given_out_by_itself()
    {
        var id = await house.Receive("test-tax", "shut-1", surname: "Restricted");
        await house.Change(async it => { (await it.GetRequiredService<BargateDb>().SourceRecords.SingleAsync(one => one.Id == id)).Flag(RecordFlags.Restricted); return 0; });
        var item = Assert.Single((await Ask(Person(id))).Items);
        Assert.Empty(item.Details);
    }

    [Fact]
    public async Task An_answered_question_about_a_pair_is_kept_for_two_years()
    {
        var (one, two) = (await house.Receive("test-tax", "question-1"), await house.Receive("test-library", "question-2"));
        var asked = (await house.Change(it => it.GetRequiredService<Reviewing>().Ask(one, two, ReviewCause.Officer, new(RecordsHouse.Ann), CancellationToken.None)))!;
        Assert.DoesNotContain(await Due("record-questions", Now.AddYears(9)), it => it.Id == asked.Id.Value);
        await house.Change(async it =>
        {
            await it.GetRequiredService<Reviewing>().Decide(await it.GetRequiredService<BargateDb>().Reviews.SingleAsync(task => task.Id == asked.Id), ReviewOutcome.Same, RecordsHouse.Ann, "The same hand", CancellationToken.None);
            return 0;
        });
        Assert.DoesNotContain(await Due("record-questions", Now.AddMonths(23)), it => it.Id == asked.Id.Value);
        Assert.Contains(await Due("record-questions", Now.AddMonths(25)), it => it.Id == asked.Id.Value);
        Assert.True(await Dispose("record-questions", asked.Id.Value));
        Assert.Equal(await house.PersonOf(one), await house.PersonOf(two));
    }

    [Fact]
    public async Task A_run_without_links_goes_after_seven_years_with_its_samples()
    {
        var run = new LinkageRun { Id = RunId.From(Guid.CreateVersion7()), Register = Register.Staff, LinkFrom = 0.9, ReviewFrom = 0.5, AskedAt = Now };
        run.Finish(Now);
        await house.Change(it => { it.GetRequiredService<BargateDb>().Add(run); return Task.FromResult(0); });
        Assert.DoesNotContain(await Due("record-runs", Now.AddMonths(83)), it => it.Id == run.Id.Value);
        Assert.Contains(await Due("record-runs", Now.AddMonths(85)), it => it.Id == run.Id.Value);
        Assert.True(await Dispose("record-runs", run.Id.Value));
        Assert.False(await house.InDatabase(db => db.LinkageRuns.AnyAsync(it => it.Id == run.Id)));
    }

    [Fact]
    public async Task What_was_disposed_of_is_not_found_in_memory_either()
    {
        var id = await house.Receive("test-tax", "memory-1", surname: "Memory");
        await Dispose("source-records", id.Value);
        Assert.True(await house.InDatabase(db => db.Set<Bargate.Kernel.Events.EventRow>().AnyAsync(it => it.Name == RecordDisposed.Name && it.About == id.Value)));
        var table = await house.InScope(it => Task.FromResult(it.GetRequiredService<RegisterReader>().ReadTable(Register.Customers, CancellationToken.None)));
        Assert.DoesNotContain(RegisterReader.IdOf(id), Enumerable.Range(0, table.Count).Select(table.IdOf));
    }
}
