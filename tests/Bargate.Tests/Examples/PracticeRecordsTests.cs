using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Examples;

/// <summary>What a practice start shows of the single record: something to find, something to decide, something to check.</summary>
public sealed class PracticeRecordsTests(PracticeWednesday site) : IClassFixture<PracticeWednesday>
{
    [Fact]
    public async Task There_are_20_000_source_records_of_customers_from_five_systems()
    {
        var counts = await site.InDatabase(db => db.SourceRecords.Where(it => it.Register == Register.Customers && it.Source != "forms").GroupBy(it => it.Source).Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count));
        Assert.Equal(["adult-care", "council-tax", "electoral", "housing", "libraries"], counts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(20_000, counts.Values.Sum());
        Assert.All(counts.Values, it => Assert.True(it >= 500, $"{it} rows are too few to look like a system"));
    }

    [Fact]
    public async Task Every_register_holds_something()
    {
        var registers = await site.InDatabase(db => db.SourceRecords.Select(it => it.Register).Distinct().ToListAsync());
        Assert.Equal(Registers.All.Order(), registers.Order());
    }

    [Fact]
    public async Task Who_is_who_is_what_the_assertions_say()
    {
        var records = await site.InDatabase(db => db.SourceRecords.AsNoTracking().Where(it => it.Register == Register.Customers).Select(it => new { it.Id, it.Person }).ToDictionaryAsync(it => it.Id, it => it.Person));
        var standing = await site.InDatabase(db => db.Assertions.AsNoTracking().Where(it => it.RevokedAt == null && it.Register == Register.Customers).ToListAsync());
        var worked = People.Of(records.Keys, [.. standing.Select(Claim.Of)]);
        Assert.Equal(worked.Count, records.Count(it => worked[it.Key] == it.Value));
        Assert.True(records.Values.Distinct().Count() < records.Count - 1000, "hardly any duplicates are found");
    }

    [Fact]
    public async Task Pairs_wait_for_officers_some_of_them_for_a_second_one()
    {
        var open = await site.InDatabase(db => db.Reviews.AsNoTracking().Where(it => it.ClosedAt == null).ToListAsync());
        Assert.True(open.Count >= 60, $"{open.Count} pairs wait");
        Assert.Contains(open, it => it.AwaitsSecond);
        Assert.Contains(open, it => it.Cause == ReviewCause.Likely);
        Assert.Contains(open, it => it.Cause == ReviewCause.Possible);
        Assert.All(open.Where(it => it.NeedsSecond), it => Assert.True(it.Flags.HasFlag(RecordFlags.Safeguarding) || it.Flags.HasFlag(RecordFlags.Restricted)));
    }

    [Fact]
    public async Task Officers_have_said_of_some_pairs_that_they_are_the_same_and_of_some_that_they_are_not()
    {
        var said = await site.InDatabase(db => db.Assertions.AsNoTracking().Where(it => it.By != null).GroupBy(it => it.Says).Select(it => it.Key).ToListAsync());
        Assert.Equal([Says.Same, Says.NotSame], said.Order());
    }

    [Fact]
    public async Task A_run_linked_by_rule_and_part_of_its_links_are_drawn_some_of_them_checked()
    {
        var run = await site.InDatabase(db => db.LinkageRuns.AsNoTracking().SingleAsync());
        Assert.True(run is { State: RunState.Done, Automatic: true });
        Assert.Equal(run.Linked, await site.InDatabase(db => db.Assertions.CountAsync(it => it.Run == run.Id && it.By == null)));
        var samples = await site.InDatabase(db => db.Samples.AsNoTracking().ToListAsync());
        Assert.Contains(samples, it => it.Verdict is null);
        Assert.True(samples.Count(it => it.Verdict is not null) >= 20);
        var links = await site.InDatabase(db => db.Assertions.AsNoTracking().Where(it => it.Run == run.Id).Select(it => it.Id).ToListAsync());
        Assert.All(samples, it => Assert.Contains(it.Assertion, links));
    }

    [Fact]
    public async Task Records_of_adult_care_carry_the_flag_of_their_source()
    {
        var flags = await site.InDatabase(db => db.SourceRecords.AsNoTracking().Where(it => it.Source == "adult-care").Select(it => it.FlagBits).Distinct().ToListAsync());
        Assert.All(flags, it => Assert.True(((RecordFlags)it).HasFlag(RecordFlags.Safeguarding)));
        Assert.NotEmpty(flags);
    }

    [Fact]
    public async Task The_register_has_the_model_that_its_links_were_made_with()
    {
        var model = await site.InDatabase(db => db.RegisterModels.AsNoTracking().SingleAsync(it => it.Register == Register.Customers));
        Assert.All(await site.InDatabase(db => db.Assertions.Where(it => it.Run != null).Select(it => it.Model).Distinct().ToListAsync()), it => Assert.Equal(model.Model, it));
    }
}
