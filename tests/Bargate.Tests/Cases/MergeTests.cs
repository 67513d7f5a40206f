using System.Net;
using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Cases.Desk;
using Bargate.Kernel.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Cases;

/// <summary>Two reports of one thing made one, and taken apart again.</summary>
public sealed class MergeTests(CasesSite site) : IClassFixture<CasesSite>
{
    static readonly (double, double) There = (50.9, -1.4);

    [Fact]
    public async Task Whoever_reported_or_followed_the_duplicate_hears_of_the_case_that_goes_on()
    {
        var (main, duplicate) = (await site.Open("road-problem", at: There), await site.Open("road-problem", at: There, email: "reporter@example.org"));
        await Follow(duplicate.Id, "follower@example.org");
        // Followed both: told once.
        await Follow(duplicate.Id, "both@example.org");
        await Follow(main.Id, "both@example.org");
        var alan = await site.As("Alan");
        await alan.Submit(await alan.Get($"/staff/cases/duplicate/{duplicate.Id.Value}"), ("Of", main.Reference), ("GoesOn", "other"));
        Assert.Equal(3, await Followers(main.Id));
        var told = (await site.Letters(main.Id.Value)).Where(it => it.Subject.Contains("is the same as", StringComparison.Ordinal)).ToList();
        Assert.Equal(["follower@example.org", "reporter@example.org"], told.Select(it => it.To).Order(StringComparer.Ordinal));
        Assert.All(told, it => Assert.Contains(duplicate.Reference, it.Subject, StringComparison.Ordinal));
        Assert.Contains("Duplicates of this", (await alan.Get($"/staff/cases/{main.Reference}")).Main, StringComparison.Ordinal);
        Assert.NotNull((await alan.Get($"/staff/cases/{main.Reference}")).Document.QuerySelector($"dd a[href='/staff/cases/{duplicate.Reference}']"));
    }

    [Fact]
    public async Task The_other_way_round_this_case_goes_on()
    {
        var (first, second) = (await site.Open("road-problem", at: There, email: "first@example.org"), await site.Open("road-problem", at: There));
        var alan = await site.As("Alan");
        var page = await alan.Submit(await alan.Get($"/staff/cases/duplicate/{second.Id.Value}"), ("Of", first.Reference), ("GoesOn", "this"));
        Assert.Equal($"/staff/cases/{second.Reference}", page.Url);
        Assert.Equal((second.Id, false), ((await site.Read(first.Id)).DuplicateOf, (await site.Read(first.Id)).IsOpen));
        Assert.True((await site.Read(second.Id)).IsOpen);
        Assert.Equal(1, await Followers(second.Id));
    }

    [Fact]
    public async Task It_is_taken_back_while_the_other_is_open_and_what_came_along_goes_with_it()
    {
        var (main, duplicate) = (await site.Open("road-problem", at: There), await site.Open("road-problem", at: There, email: "undone@example.org"));
        var alan = await site.As("Alan");
        await Merge(alan, duplicate, main);
        Assert.Equal(1, await Followers(main.Id));
        var page = await alan.Submit(await alan.Get($"/staff/cases/separate/{duplicate.Id.Value}"));
        Assert.Equal($"/staff/cases/{duplicate.Reference}", page.Url);
        var it = await site.Read(duplicate.Id);
        Assert.Equal((null, true), (it.DuplicateOf, it.IsOpen));
        Assert.Equal(0, await Followers(main.Id));
        // And once more.
        await Merge(alan, duplicate, main);
        Assert.Equal(1, await Followers(main.Id));
    }

    [Fact]
    public async Task It_stays_once_the_other_is_closed()
    {
        var (main, duplicate) = (await site.Open("road-problem", at: There), await site.Open("road-problem", at: There));
        var alan = await site.As("Alan");
        await Merge(alan, duplicate, main);
        var form = await alan.Get($"/staff/cases/separate/{duplicate.Id.Value}");
        await site.Work(main.Id, "Alan", (work, it, who) => { var last = StageChoices.Closing(it)[0]; work.Move(it, last.Stage, last.Reason, null, who); });
        Assert.Equal(HttpStatusCode.Conflict, (await alan.Submit(form)).Status);
        Assert.Equal(main.Id, (await site.Read(duplicate.Id)).DuplicateOf);
    }

    [Fact]
    public async Task What_was_closed_for_its_own_reason_stays_closed_when_it_stands_by_itself_again()
    {
        var (main, old) = (await site.Open("road-problem", at: There), await site.Open("road-problem", at: There, email: "old@example.org"));
        await site.Work(old.Id, "Alan", (work, it, who) => { var last = StageChoices.Closing(it).First(one => one.Reason?.Id != Casework.DuplicateReason); work.Move(it, last.Stage, last.Reason, null, who); });
        var closed = await site.Read(old.Id);
        var alan = await site.As("Alan");
        await alan.Submit(await alan.Get($"/staff/cases/duplicate/{main.Id.Value}"), ("Of", old.Reference), ("GoesOn", "this"));
        Assert.Equal(main.Id, (await site.Read(old.Id)).DuplicateOf);
        var form = await alan.Get($"/staff/cases/separate/{old.Id.Value}");
        Assert.DoesNotContain("opened again", form.Main, StringComparison.Ordinal);
        await alan.Submit(form);
        var it = await site.Read(old.Id);
        Assert.Equal((null, closed.Stage, closed.ClosedAt), (it.DuplicateOf, it.Stage, it.ClosedAt));
    }

    [Fact]
    public async Task A_reporter_is_written_to_where_no_stage_says_it()
    {
        var (main, duplicate) = (await site.Open(), await site.Open(email: "bin@example.org"));
        await site.InScope(async scope =>
        {
            var cases = scope.GetRequiredService<OpenCases>();
            await scope.GetRequiredService<Duplicates>().Merge((await cases.Find(duplicate.Id))!, (await cases.Find(main.Id))!, false, Actor.Officer(CasesSite.IdOf("Helen")), default);
            return await scope.GetRequiredService<Bargate.Kernel.BargateDb>().SaveChangesAsync();
        });
        var page = await (await site.As("Helen")).Get($"/staff/cases/{duplicate.Reference}");
        Assert.Contains($"We deal with it under {main.Reference}", page.Main, StringComparison.Ordinal);
        // Not everybody may see a missed bin, so nobody follows one.
        Assert.Equal(0, await Followers(main.Id));
    }

    [Fact]
    public async Task One_person_who_reported_twice_is_told_once()
    {
        var (main, duplicate) = (await site.Open("road-problem", at: There, email: "twice@example.org"), await site.Open("road-problem", at: There, email: "Twice@example.org"));
        await Follow(main.Id, "twice@example.org");
        Assert.Equal(0, await Followers(main.Id));
        await Merge(await site.As("Alan"), duplicate, main);
        Assert.Equal(0, await Followers(main.Id));
    }

    [Fact]
    public async Task Separated_their_link_is_over_and_who_stopped_is_not_written_to_after_a_second_merge()
    {
        var (main, duplicate) = (await site.Open("road-problem", at: There), await site.Open("road-problem", at: There, email: "stopped@example.org"));
        await Follow(duplicate.Id, "goes-on@example.org");
        var alan = await site.As("Alan");
        await Merge(alan, duplicate, main);
        Assert.Equal(2, await Followers(main.Id));
        await site.InDatabase(async db =>
        {
            var hash = (await db.Set<Case>().SingleAsync(it => it.Id == duplicate.Id)).EmailHash;
            (await db.Set<Follower>().SingleAsync(it => it.Case == main.Id && it.EmailHash == hash)).StoppedAt = site.Clock.GetUtcNow().UtcDateTime;
            return await db.SaveChangesAsync();
        });
        var (goesOn, before) = (await site.InDatabase(db => db.Set<Follower>().Where(it => it.Case == main.Id && it.StoppedAt == null).Select(it => it.Id).SingleAsync()), (await site.Read(main.Id)).Version);
        Assert.True(await site.InDatabase(db => db.Set<TrackingLink>().AnyAsync(it => it.Follower == goesOn)));
        await alan.Submit(await alan.Get($"/staff/cases/separate/{duplicate.Id.Value}"));
        // Whoever has the other case open learns that it changed.
        Assert.NotEqual(before, (await site.Read(main.Id)).Version);
        Assert.False(await site.InDatabase(db => db.Set<TrackingLink>().AnyAsync(it => it.Follower == goesOn)));
        await Merge(alan, duplicate, main);
        Assert.Equal(1, await Followers(main.Id));
    }

    static async Task Merge(Visitor officer, Opened duplicate, Opened main) =>
        await officer.Submit(await officer.Get($"/staff/cases/duplicate/{duplicate.Id.Value}"), ("Of", main.Reference));

    Task<int> Followers(CaseId id) => site.InDatabase(db => db.Set<Follower>().CountAsync(it => it.Case == id && it.StoppedAt == null));

    Task<int> Follow(CaseId id, string email) => site.InScope(async scope =>
    {
        await scope.GetRequiredService<Following>().Follow(id, email, "en");
        return await scope.GetRequiredService<Bargate.Kernel.BargateDb>().SaveChangesAsync();
    });
}
