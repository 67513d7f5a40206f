using System.Text.Json;
using Bargate.Linkage;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Records;

/// <summary>The public page on how records are matched says what is live, and says so where nothing was measured.</summary>
public sealed class TransparencyTests(RecordPagesHouse site) : IClassFixture<RecordPagesHouse>
{
    [Fact]
    public async Task Everybody_reads_how_records_are_matched_and_how_well()
    {
        using var anybody = site.Visitor();
        Assert.NotNull((await anybody.Get("/")).Document.QuerySelector("footer a[href='/how-we-match-records']"));
        Assert.Contains("Nothing is proposed in this register", (await anybody.Get("/how-we-match-records")).Main, StringComparison.Ordinal);

        var model = await Learn();
        // What took long to gather is kept for some minutes.
        site.Clock.Move(TimeSpan.FromMinutes(6));
        var page = await anybody.Get("/how-we-match-records");
        Assert.Contains($"Version {model.Version}", page.Main, StringComparison.Ordinal);
        Assert.Contains("Not measured", page.Main, StringComparison.Ordinal);
        Assert.Contains("times likelier", page.Main, StringComparison.Ordinal);
        Assert.Contains("Today the program links nothing by likelihood", page.Main, StringComparison.Ordinal);
        Assert.Contains("No run of the program has made a link that still stands", page.Main, StringComparison.Ordinal);

        // What was linked while the program was let is told apart from who decides today.
        await Linked(RunId.From(Guid.CreateVersion7()));
        site.Clock.Move(TimeSpan.FromMinutes(6));
        page = await anybody.Get("/how-we-match-records");
        Assert.Contains("when the council let it link what was nearly certain: 1,", page.Main, StringComparison.Ordinal);
        Assert.Contains("1 of those links still stand", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main li"), it => it.TextContent.Contains("classes", StringComparison.Ordinal) && it.Closest("details") is null);

        await Check(wrong: 1, right: 39);
        site.Clock.Move(TimeSpan.FromMinutes(6));
        page = await anybody.Get("/how-we-match-records");
        Assert.Contains("Officers checked 40 of the links", page.Main, StringComparison.Ordinal);
        // Clopper and Pearson: 1 of 40 is between 0.06 % and 13.16 %.
        Assert.Contains("between 0.06 % and 13.16 %", page.Main, StringComparison.Ordinal);

        using var told = JsonDocument.Parse(await anybody.Http.GetStringAsync("/how-we-match-records.json"));
        Assert.Equal(6, told.RootElement.GetProperty("tier2").GetArrayLength());
        var customers = told.RootElement.GetProperty("registers").EnumerateArray().First();
        Assert.Equal((model.Version, 40), (customers.GetProperty("model").GetProperty("version").GetString(), customers.GetProperty("accuracy").GetProperty("checked").GetInt32()));
    }

    async Task<LinkageModel> Learn()
    {
        var columns = Registers.Columns(Register.Customers);
        var rows = Enumerable.Range(0, 400).Select(it => ($"r{it}", (string?[])[.. columns.Select(column => column.Name switch { "forename" => $"Name{it / 2 % 37}", "surname" => $"Family{it / 2 % 53}", "birth-date" => new DateOnly(1950, 1, 1).AddDays(it / 2 * 91).ToString("yyyy-MM-dd"), "postcode" => $"SO14 {it / 2 % 9}AB", _ => null })]));
        var model = Training.Train(Table.Of(columns, rows), LinkageSettings.Guess(columns), null, CancellationToken.None);
        var now = site.Clock.GetUtcNow().UtcDateTime;
        await site.InDatabase(db =>
        {
            db.Add(new RegisterModel { Register = Register.Customers, Model = model.Version, Json = model.Write(), LearntAt = now, UsedSince = now, Records = 400 });
            return db.SaveChangesAsync();
        });
        return model;
    }

    async Task Linked(RunId run) => await site.InDatabase(async db =>
    {
        var (left, right) = (await site.Receive("test-tax", "TR1"), await site.Receive("test-library", "TR2"));
        var pair = await db.SourceRecords.Where(it => it.Id == left || it.Id == right).ToListAsync();
        db.Add(Assertion.Of(pair[0], pair[1], Says.Same, new(null, Run: run), null, site.Clock.GetUtcNow().UtcDateTime));
        return await db.SaveChangesAsync();
    });

    Task<int> Check(int wrong, int right) => site.InDatabase(db =>
    {
        var now = site.Clock.GetUtcNow().UtcDateTime;
        for (var i = 0; i < wrong + right; i++)
        {
            var sample = new Sample { Assertion = AssertionId.From(Guid.CreateVersion7()), Register = Register.Customers, Run = RunId.From(Guid.CreateVersion7()), Left = RecordId.From(Guid.CreateVersion7()), Right = RecordId.From(Guid.CreateVersion7()), DrawnAt = now };
            sample.Check(i < wrong ? ReviewOutcome.NotSame : ReviewOutcome.Same, RecordsHouse.Ann, now);
            db.Add(sample);
        }
        return db.SaveChangesAsync();
    });
}
