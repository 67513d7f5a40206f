using System.Net;
using Bargate.Cases.Contract;
using Bargate.Kernel;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Files;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Retention;
using Bargate.Kernel.Sealing;
using Bargate.Tests.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Kernel.Retention;

/// <summary>The night's run, the list that waits for an officer, and what a hold keeps.</summary>
public sealed class RetentionTests(RetentionTests.Host site) : IClassFixture<RetentionTests.Host>
{
    [Fact]
    public async Task The_night_disposes_of_what_has_a_standing_approval_and_leaves_the_rest_to_an_officer()
    {
        var (made, _) = await Closed("Night");
        var night = Later();
        At(night, hour: 2);
        var run = await Finished(it => it.By == null && it.At > night);
        Assert.Null((await site.Read(made)).NameFolded);
        Assert.Null((await site.Read(made)).DisposedAt);
        Assert.True(run.Waiting >= 1);
        var gone = Assert.Single(await site.InDatabase(db => db.Set<Disposal>().Where(it => it.Run == run.Id && it.Record == made.Value).ToListAsync()));
        Assert.Equal(("case-contacts", null, "Practice records board, 2 November 2026"), (gone.Class, gone.ApprovedBy, gone.Decision));
        Assert.NotNull(gone.DisposedAt);
        Assert.Equal(1, await Audited("retention-run", run.Id));
        // Once a night.
        At(night, hour: 4);
        await site.RunJobs();
        Assert.Equal(1, await site.InDatabase(db => db.Set<RetentionRun>().CountAsync(it => it.By == null && it.At > night)));
    }

    [Fact]
    public async Task By_day_nothing_is_disposed_of()
    {
        var (made, _) = await Closed("Day");
        At(Later(), hour: 14);
        await site.RunJobs();
        Assert.NotNull((await site.Read(made)).NameFolded);
    }

    [Fact]
    public async Task An_officer_approves_the_list_that_was_shown_and_a_tombstone_stays()
    {
        var (made, blob) = await Closed("Approved", photo: true);
        var (other, _) = await Closed("Another");
        var reference = (await site.Read(made)).Reference;
        var key = (await site.Read(made)).KeyId;
        At(Later(), hour: 12);
        using var officer = await site.Officer(Officers.Administrator);
        var page = await officer.Get("/staff/retention");
        Assert.Contains("Closed cases", page.Main, StringComparison.Ordinal);
        page = await officer.Get("/staff/retention/approve/cases");
        Assert.Contains(reference, page.Main, StringComparison.Ordinal);
        Assert.Contains("Environmental Protection Act", page.Main, StringComparison.Ordinal);
        Assert.Equal(["Tick the box when you have checked the list, or hold what is still needed"], (await officer.Submit(page)).Errors);
        // One less is due since.
        await Hold(new Hold { Id = Guid.CreateVersion7(), Record = other.Value, Why = "Claim 11" });
        Assert.Equal(["The list has changed since you opened it. Check it again."], (await officer.Submit(page, ("Confirmed", "true"))).Errors);
        page = await officer.Submit(await officer.Get("/staff/retention/approve/cases"), ("Confirmed", "true"));
        Assert.Contains("Approved. The records are being disposed of now.", page.Html, StringComparison.Ordinal);
        var run = await Finished(it => it.By != null);

        Assert.NotNull((await site.Read(made)).DisposedAt);
        Assert.NotNull(await site.InDatabase(db => db.Set<KeyRow>().Where(it => it.Id == key).Select(it => it.DestroyedAt).SingleAsync()));
        Assert.False(File.Exists(PathOf(blob!.Value)));
        var gone = Assert.Single(await site.InDatabase(db => db.Set<Disposal>().Where(it => it.Run == run.Id && it.Record == made.Value).ToListAsync()));
        Assert.Equal((CasesSite.IdOf("Meera"), null), (gone.ApprovedBy!.Value, gone.Decision));
        Assert.Equal(1, await Audited("retention-approved", run.Id));
        page = await officer.Get("/staff/retention");
        Assert.Contains("Meera Joshi", page.Main, StringComparison.Ordinal);
        Assert.Contains($"Closed cases: {run.Disposed}", page.Main, StringComparison.Ordinal);
        Assert.Contains("Nothing of this kind is waiting", (await officer.Get("/staff/retention/approve/cases")).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get("/staff/retention/approve/no-such-class")).Status);
    }

    [Fact]
    public async Task What_is_held_is_neither_listed_nor_disposed_of_until_it_is_lifted()
    {
        var (made, _) = await Closed("Held");
        var reference = (await site.Read(made)).Reference;
        var day = Later();
        At(day, hour: 12);
        using var officer = await site.Officer(Officers.Administrator);
        var page = await officer.Get("/staff/retention/hold");
        Assert.Equal(["Choose what to hold", "Enter why it must be kept"], (await officer.Submit(page)).Errors);
        var wrong = await officer.Submit(page, ("What", "one"), ("Reference", "MB-222-222"), ("Why", "Claim 12"), ("Until.Day", "31"), ("Until.Month", "2"), ("Until.Year", "2090"));
        Assert.Equal(["Enter a reference as it is on the case, for example RD-7K3-2WN. There is no record with this one.", "Enter a day in the future, with day, month and year"], wrong.Errors);
        Assert.Equal("2090", wrong.Document.QuerySelector("[name='Until.Year']")!.GetAttribute("value"));
        page = await officer.Submit(page, ("What", "one"), ("Reference", reference.ToLowerInvariant()), ("Why", "Claim 12"), ("Until.Day", ""), ("Until.Month", ""), ("Until.Year", ""));
        Assert.Contains("It is held", page.Html, StringComparison.Ordinal);
        Assert.Contains("Claim 12", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, (await officer.Get("/staff/retention/approve/cases")).Main, StringComparison.Ordinal);
        // The night passes it over too.
        var night = day.AddDays(1);
        At(night, hour: 3);
        Assert.True((await Finished(it => it.By == null && it.At > night)).Held >= 1);
        Assert.NotNull((await site.Read(made)).NameFolded);

        using var next = await site.Officer(Officers.Administrator);
        var lift = (await next.Get("/staff/retention")).Document.QuerySelectorAll("main tr").Single(it => it.TextContent.Contains("Claim 12", StringComparison.Ordinal)).QuerySelector("form")!;
        var fields = lift.QuerySelectorAll("input[type=hidden]").Select(it => KeyValuePair.Create(it.GetAttribute("name")!, it.GetAttribute("value")!));
        Assert.Contains("The hold was lifted", (await next.Follow(await next.Http.PostAsync(lift.GetAttribute("action"), new FormUrlEncodedContent(fields)))).Html, StringComparison.Ordinal);
        Assert.Contains(reference, (await next.Get("/staff/retention/approve/cases")).Main, StringComparison.Ordinal);
        Assert.Equal((1, 1), (await Audited("hold-added", made.Value), await Audited("hold-lifted", made.Value)));
    }

    [Fact]
    public async Task A_hold_placed_after_the_approval_still_keeps_the_record()
    {
        var (made, _) = await Closed("Late hold");
        At(Later(), hour: 12);
        var run = await site.InScope(async scope =>
        {
            var db = scope.GetRequiredService<BargateDb>();
            var due = (await scope.GetRequiredService<DueList>().Of("cases"))!;
            var approved = scope.GetRequiredService<Approvals>().Approve(due with { Records = [.. due.Records.Where(it => it.Id == made.Value)] }, CasesSite.IdOf("Meera"));
            db.Add(new Hold { Id = Guid.CreateVersion7(), Record = made.Value, Why = "Claim 13" });
            await db.SaveChangesAsync();
            return approved;
        });
        Assert.Equal(0, (await Finished(it => it.Id == run.Id)).Disposed);
        Assert.Null((await site.Read(made)).DisposedAt);
        Assert.Equal(0, await site.InDatabase(db => db.Set<Disposal>().CountAsync(it => it.Run == run.Id)));
    }

    [Fact]
    public async Task A_hold_of_a_whole_class_leaves_nothing_to_approve_and_ends_with_its_last_day()
    {
        await Closed("Class");
        var day = Later();
        At(day, hour: 12);
        await Hold(new Hold { Id = Guid.CreateVersion7(), Class = "cases", Why = "Inquiry", Until = day.AddDays(1) });
        var due = await Due("cases");
        Assert.Empty(due.Records);
        Assert.True(due.Held >= 1);
        At(day.AddDays(1), hour: 12);
        Assert.NotEmpty((await Due("cases")).Records);
    }

    [Fact]
    public async Task Every_record_class_has_words() => await site.InScope(scope =>
    {
        var words = scope.GetRequiredService<Words>();
        Rule.HasNoBreach(scope.GetRequiredService<DueList>().Keys.Where(it => !words.Has($"retained.{it}")).Select(it => $"retained.{it}"));
        return Task.FromResult(0);
    });

    Task<int> Hold(Hold hold) => site.InDatabase(db => { db.Add(hold); return db.SaveChangesAsync(); });

    /// <summary>A case whose every period is over at <see cref="Later"/>.</summary>
    async Task<(CaseId Id, FileId? Blob)> Closed(string name, bool photo = false)
    {
        var made = await site.Open(name: name, email: $"{name.Replace(' ', '-')}@example.org", photo: photo ? [1, 2, 3, 4] : null);
        await site.Collect(made.Id);
        await site.RunJobs();
        var draft = (await site.Read(made.Id)).Draft;
        return (made.Id, photo ? await site.InDatabase(db => db.Set<FileRow>().Where(it => it.About == draft).Select(it => it.Id).SingleAsync()) : null);
    }

    void At(DateTime day, int hour) => site.Clock.Set(new DateTimeOffset(site.Services.GetRequiredService<Council>().Time.ToUtc(day.Date.AddHours(hour)), TimeSpan.Zero));

    // Time only goes on: what runs by the clock would wait for it to catch up.
    DateTime Later() => site.Clock.GetUtcNow().UtcDateTime.Date.AddMonths(30);

    Task<DueClass> Due(string key) => site.InScope(async scope => (await scope.GetRequiredService<DueList>().Of(key))!);

    Task<int> Audited(string action, Guid about) => site.InDatabase(db => db.Set<AuditRow>().CountAsync(it => it.Action == action && it.About == about));

    string PathOf(FileId id) => Path.Combine(site.DataFolder, "files", id.Value.ToString("N")[^2..], id.Value.ToString("N"));

    // The host's own runner may have taken the turn.
    async Task<RetentionRun> Finished(System.Linq.Expressions.Expression<Func<RetentionRun, bool>> which)
    {
        for (var until = DateTime.UtcNow.AddSeconds(30); ; await Task.Delay(50))
        {
            await site.RunJobs();
            var run = await site.InDatabase(db => db.Set<RetentionRun>().AsNoTracking().Where(which).OrderByDescending(it => it.At).FirstOrDefaultAsync());
            if (run?.FinishedAt is not null) return run;
            Assert.True(DateTime.UtcNow < until, "no run was finished");
        }
    }

    public sealed class Host : CasesSite
    {
        protected override bool TimersRun => true;
    }
}
