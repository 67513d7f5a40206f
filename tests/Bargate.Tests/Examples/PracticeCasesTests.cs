using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Examples.Stories;
using Bargate.Insight;
using Bargate.Kernel;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Events;
using Bargate.Kernel.Files;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Retention;
using Bargate.Kernel.Sealing;
using Bargate.Notifications;
using Bargate.Records.Contract;
using Bargate.Services.Contract;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Case = Bargate.Cases.Case;
using CaseChannel = Bargate.Cases.Contract.Channel;

namespace Bargate.Tests.Examples;

public sealed class PracticeCasesTests(PracticeWednesday site) : IClassFixture<PracticeWednesday>
{
    static readonly string[] Services = ["missed-bin", "road-problem"];

    Council Council => site.Services.GetRequiredService<Council>();

    [Fact]
    public async Task Every_stage_and_every_reason_of_every_service_has_a_case()
    {
        var cases = await All<Case>();
        foreach (var service in Services)
        {
            var rules = site.Services.GetRequiredService<ServiceCatalogue>().Current(service)!.Definition.Case;
            foreach (var stage in rules.Stages)
            {
                var there = cases.Where(it => it.Service == service && it.Stage == stage.Id).ToList();
                Assert.True(there.Count > 1, $"{service} has {there.Count} cases at {stage.Id}");
                foreach (var reason in stage.Reasons) Assert.True(there.Exists(it => it.Reason == reason.Id), $"No case of {service} came to {stage.Id} because of {reason.Id}");
            }
        }
    }

    [Fact]
    public async Task The_desk_looks_lived_in()
    {
        var (cases, today) = (await All<Case>(), Council.Time.Today(site.Clock));
        Assert.InRange(cases.Count, 560, 660);
        foreach (var service in Services)
        {
            var open = cases.Where(it => it.Service == service && it.IsOpen).ToList();
            Assert.InRange(open.Count, 55, 75);
            Assert.InRange(open.Count(it => it.IsOverdue(today)), 6, 15);
            Assert.Contains(open, it => it.WaitingSince is null && it.DueOn == today);
            Assert.Contains(open, it => it.WaitingSince is not null);
            Assert.Contains(open, it => it.Priority == Priority.Urgent);
            Assert.InRange(open.Count(it => it.AssignedTo is null), 8, 40);
        }
        // No other body's program reports to the practice council.
        Assert.All(Enum.GetValues<CaseChannel>().Except([CaseChannel.Api]), channel => Assert.Contains(cases, it => it.Channel == channel));
        Assert.All(cases, it => Assert.Equal(it.Channel != CaseChannel.Online, it.TakenBy is not null && it.Consent == true));
        Assert.Contains(cases, it => it.NameFolded is null && it.EmailHash is null);
        Assert.Contains(cases, it => it.IsOpen && it.Team == "street-cleaning");
        Assert.InRange(cases.Where(it => it.OpenedAt > Now.AddYears(-1)).Min(it => it.OpenedAt), Now.AddDays(-190), Now.AddDays(-150));
        Assert.NotEmpty(await All<Follower>());
        Assert.All(await All<FileRow>(), it => Assert.Contains(cases, one => one.Id.Value == it.About));
        Assert.Contains(await All<FileRow>(), it => it.ReleasedAt is not null);
    }

    [Fact]
    public async Task Officers_work_in_office_hours_and_nothing_is_in_the_future()
    {
        var entries = await All<Entry>();
        // Practice cases are of services without a renewal or a bank account.
        Assert.All(Enum.GetValues<EntryKind>().Except([EntryKind.Chase, EntryKind.Followed, EntryKind.Renewal, EntryKind.Revealed]), kind => Assert.Contains(entries, it => it.Kind == kind));
        Rule.HasNoBreach(entries.Where(it => it.At >= Now).Select(it => $"{it.Kind} at {it.At}"));
        Rule.HasNoBreach(entries.Where(it => it.ActorKind == ActorKind.Officer).Select(it => (it.Kind, Local: Council.Time.ToLocal(it.At)))
            .Where(it => !Council.WorkingDays.IsWorkingDay(DateOnly.FromDateTime(it.Local)) || it.Local.Hour is < 8 or >= 19).Select(it => $"{it.Kind} at {it.Local}"));
    }

    [Fact]
    public async Task A_timeline_begins_and_ends_with_its_case_and_its_events_and_audit_agree()
    {
        var entries = (await All<Entry>()).ToLookup(it => it.Case);
        var (events, audit) = ((await All<EventRow>()).ToLookup(it => it.About), (await All<AuditRow>()).ToLookup(it => it.About));
        foreach (var it in await All<Case>())
        {
            var stages = entries[it.Id].Where(entry => entry.Kind == EntryKind.Stage).OrderBy(entry => entry.At).ToList();
            Assert.Equal(it.OpenedAt, stages[0].At);
            Assert.Equal((it.Stage, it.StageSince), (stages[^1].StageId, stages[^1].At));
            Assert.Equal(!it.IsOpen, it.ClosedAt == stages[^1].At);
            Assert.Equal(stages.Count, events[it.Id.Value].Count(one => one.Name is "case-opened" or "case-stage-changed" or "case-reopened"));
            Assert.Equal(stages.Count, audit[it.Id.Value].Count(one => one.Action is "case-opened" or "case-opened-on-behalf" or "case-moved" or "case-closed" or "case-reopened"));
            if (it.DuplicateOf is not null) Assert.Equal("duplicate", it.Reason);
        }
    }

    // Entries of the directory fall due at any hour, and their providers are reminded.
    async Task<List<Message>> OfCases() => [.. (await All<Message>()).Where(it => !it.Key.StartsWith("directory-", StringComparison.Ordinal))];

    [Fact]
    public async Task The_queue_of_jobs_is_quiet_and_nobody_is_told_twice()
    {
        // Past the next turn of the hourly job that tells what is late.
        site.Clock.Move(TimeSpan.FromMinutes(61));
        var before = (await OfCases()).Count;
        await site.RunJobs();
        var (messages, jobs) = (await OfCases(), await All<JobRow>());
        Assert.Equal(before, messages.Count);
        Assert.All(messages, it => Assert.True(it.State is MessageState.Sent or MessageState.Failed));
        Assert.All(jobs, it => Assert.NotNull(it.DeadAt));
        Assert.Equal(messages.Where(it => it.State == MessageState.Failed).Select(it => it.Id.Value).Order(), jobs.Select(it => it.About).Order());
        Assert.Equal(3, jobs.Count);
        Assert.Equal(before, messages.Select(it => it.Key).Distinct().Count());
    }

    [Fact]
    public async Task Nobody_real_can_be_reached()
    {
        var opened = await site.InScope(async scope =>
        {
            var keys = scope.GetRequiredService<KeyRing>();
            var cases = await All<Case>();
            var messages = await All<Message>();
            var open = await keys.Open([.. cases.Select(it => it.KeyId), .. messages.Select(it => it.KeyId).Distinct()]);
            return (Contacts: cases.Select(it => open[it.KeyId].Open(it.Contact, Case.ContactPlace, it.Id.Value)).ToList(), Letters: messages.Select(it => it.Open(open[it.KeyId])).ToList());
        });
        Assert.All(opened.Letters, it => Assert.EndsWith("@example.org", it.To));
        Assert.All(opened.Letters, it => Assert.DoesNotMatch(@"\{[a-z]", it.Body + it.Subject));
        Assert.All(opened.Contacts.Select(it => it.Email).OfType<string>(), it => Assert.EndsWith("@example.org", it));
        Assert.All(opened.Contacts.Select(it => it.Phone).OfType<string>(), it => Assert.Matches(@"^(07700 900\d{3}|0191 498 0\d{3}|0161 496 0\d{3}|020 7946 0\d{3})$", it));
        Assert.Contains(opened.Contacts, it => it.Phone is not null);
    }

    [Fact]
    public async Task Some_cases_are_so_old_that_an_administrator_has_something_to_approve()
    {
        var due = await site.InScope(scope => scope.GetRequiredService<DueList>().Of("cases"));
        Assert.InRange(due!.Records.Count, 4, 10);
        using var administrator = await site.Officer(Officers.Administrator);
        Assert.NotNull((await administrator.Get("/staff/retention")).Document.QuerySelector("a[href='/staff/retention/approve/cases']"));
    }

    [Fact]
    public async Task The_example_postcode_has_possible_duplicates() => await site.InScope(async scope =>
    {
        var (latitude, longitude) = (await scope.GetRequiredService<PropertyRegister>().MeanOf(RoadClusters.Postcode))!.Value;
        var found = await scope.GetRequiredService<NearbyCases>().Find("road-problem", latitude, longitude, 50, "pothole", openOnly: true);
        Assert.InRange(found.Count, 3, 10);
        Assert.Contains(found, it => it.Photo is not null);
        return 0;
    });

    [Fact]
    public async Task Missed_bins_reach_the_target_for_ratings_and_road_problems_do_not()
    {
        var ratings = await All<Rating>();
        Assert.InRange(ratings.Where(it => it.Service == "missed-bin").Average(it => it.Score), 4.05, 4.4);
        Assert.InRange(ratings.Where(it => it.Service == "road-problem").Average(it => it.Score), 3.5, 3.9);
        Assert.Contains(ratings, it => it.Comment is not null);
        Assert.All(Enum.GetValues<RatingMoment>(), moment => Assert.Contains(ratings, it => it.Moment == moment));
    }

    [Fact]
    public async Task The_same_day_brings_the_same_cases()
    {
        var other = new PracticeWednesday();
        await other.InitializeAsync();
        try
        {
            static IEnumerable<string> Told(IEnumerable<Case> cases) =>
                cases.OrderBy(it => it.Reference, StringComparer.Ordinal).Select(it => $"{it.Reference} {it.Stage} {it.Reason} {it.Team} {it.Channel} {it.Postcode} {it.NameFolded} {it.AssignedTo}");
            var again = await other.InDatabase(db => db.Set<Case>().AsNoTracking().ToListAsync());
            Assert.Equal(Told(await All<Case>()), Told(again));
        }
        finally { await other.DisposeAsync(); }
    }

    // Just after midnight, before anybody is at work, at the weekend, on a holiday, and when the clocks change.
    [Theory]
    [InlineData("2026-11-23T00:03:00Z")]
    [InlineData("2026-11-23T08:50:00Z")]
    [InlineData("2026-11-22T13:00:00Z")]
    [InlineData("2026-12-25T10:00:00Z")]
    [InlineData("2027-01-04T12:30:00Z")]
    [InlineData("2027-03-28T00:59:00Z")]
    [InlineData("2026-10-25T01:30:00Z")]
    public void On_any_day_and_at_any_hour_the_stories_are_of_the_past(string at)
    {
        var now = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        var stories = PracticeCases.Stories(Council, site.Services.GetRequiredService<ServiceCatalogue>(), now).ToList();
        Assert.InRange(stories.Count, 560, 660);
        Assert.All(stories, it => Assert.True(it.SentAt < now, $"sent at {it.SentAt}"));
        Assert.All(stories.SelectMany(it => it.Steps.Select(step => (it.SentAt, step.At))), it => Assert.InRange(it.At, it.SentAt, now));
        Assert.Equal(stories.Count, stories.Select(it => (it.Service, it.Number)).Distinct().Count());
    }

    DateTime Now => site.Clock.GetUtcNow().UtcDateTime;

    Task<List<T>> All<T>() where T : class => site.InDatabase(db => db.Set<T>().AsNoTracking().ToListAsync());
}
