using System.Text;
using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Kernel;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Files;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Cases;

/// <summary>What is kept, how, and for how long.</summary>
public sealed class KeepingTests(CasesSite site) : IClassFixture<CasesSite>
{
    [Fact]
    public async Task The_database_and_the_file_store_hold_no_personal_content_in_plain()
    {
        const string secret = "xyzzy-plugh-";
        var made = await site.Open(email: secret + "mail@example.org", phone: "07700900123", what: secret + "what", where: secret + "where",
            answers: [new Answer("bin", "Bin", secret + "answer", secret + "value", [])], photo: Encoding.UTF8.GetBytes(secret + "photo"));
        await site.Work(made.Id, "Grace", (work, it, who) => work.Note(it, secret + "note", who));
        await site.Work(made.Id, "Grace", (work, it, who) => work.Write(it, secret + "message", true, who));
        await site.InScope(async scope =>
        {
            await scope.GetRequiredService<Following>().Follow(made.Id, secret + "follower@example.org", "en");
            return await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        await site.RunJobs();
        Assert.Contains(await site.Letters(made.Id.Value), it => it.Body.Contains(secret + "message", StringComparison.Ordinal));
        var found = 0;
        foreach (var file in Folder.EnumerateFiles(site.DataFolder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            found += copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(made.Reference)) >= 0 ? 1 : 0;
            foreach (var text in new[] { secret, "07700900123" })
                foreach (var coding in new[] { Encoding.UTF8, Encoding.Unicode })
                    Assert.True(copy.ToArray().AsSpan().IndexOf(coding.GetBytes(text)) < 0, $"{Path.GetFileName(file)} holds {text}");
        }
        // The search did read the database: the reference, which is stored plainly, is found.
        if (await site.InDatabase(db => Task.FromResult(!db.Store.IsPostgres))) Assert.True(found > 0);
    }

    [Fact]
    public async Task A_case_whose_time_is_over_becomes_a_tombstone()
    {
        var made = await site.Open(name: "Gone Person", email: "gone@example.org", opened: DateTime.UtcNow.AddMonths(-30), photo: [1, 2, 3, 4]);
        await site.Collect(made.Id);
        await Written(made.Id, 2);
        var blob = await FileOf(made.Id);
        Assert.DoesNotContain(await Due("cases", DateTime.UtcNow.AddMonths(23)), it => it.Id == made.Id.Value);
        var contact = Assert.Single(await Due("case-contacts", DateTime.UtcNow.AddMonths(7)), it => it.Id == made.Id.Value);
        await Dispose("case-contacts", contact);
        Assert.Null((await site.Read(made.Id)).NameFolded);
        // The address was in the messages too.
        Assert.Empty(await site.Letters(made.Id.Value));
        // What was told stays told, and no letter can go to somebody whose name we may not know any more.
        var kept = (await (await site.As("Grace")).Get($"/staff/cases/{made.Reference}")).Main;
        foreach (var said in new[] { "Recycling", "Told the resident", "were deleted when their time was over" }) Assert.Contains(said, kept, StringComparison.Ordinal);
        Assert.DoesNotContain("as a letter", kept, StringComparison.Ordinal);

        var due = Assert.Single(await Due("cases", DateTime.UtcNow.AddMonths(25)), it => it.Id == made.Id.Value);
        Assert.True(await Dispose("cases", due));
        var it = await site.Read(made.Id);
        Assert.NotNull(it.DisposedAt);
        Assert.True(it.Answers.IsEmpty);
        Assert.Empty(await site.Letters(made.Id.Value));
        Assert.Equal(0, await site.InDatabase(db => db.Set<FileRow>().CountAsync(file => file.Id == blob)));
        var page = await (await site.As("Grace")).Get($"/staff/cases/{made.Reference}");
        Assert.Contains("The time that we keep this case is over", page.Main, StringComparison.Ordinal);
        Assert.False(await Dispose("cases", due));
    }

    [Fact]
    public async Task When_the_contacts_time_is_over_no_address_is_left()
    {
        var made = await site.Open("road-problem", name: "Short Kept", email: "short@example.org", at: (50.91, -1.37));
        var bystanders = await site.Open("road-problem", at: (50.91, -1.36));
        foreach (var about in new[] { made.Id, bystanders.Id }) await Follow(about, "kept-follower@example.org");
        await site.RunJobs();
        foreach (var about in new[] { made.Id, bystanders.Id }) await site.Work(about, "Alan", (work, it, who) => work.Move(it, it.Service.Case.Stage("done")!, null, null, who));
        await site.RunJobs();
        Assert.NotEmpty(await site.Letters(made.Id.Value));
        var keys = await site.InDatabase(db => db.Set<Follower>().Where(it => it.Case == made.Id || it.Case == bystanders.Id).Select(it => it.KeyId).ToListAsync());
        Assert.Equal(2, keys.Count);

        // Six months by the service; a case without a contact of its own is due for its followers.
        var due = await Due("case-contacts", site.Clock.GetUtcNow().UtcDateTime.AddMonths(25));
        foreach (var about in new[] { made.Id, bystanders.Id })
        {
            Assert.True(await Dispose("case-contacts", Assert.Single(due, it => it.Id == about.Value)));
            Assert.Equal(0, await site.InDatabase(db => db.Set<Bargate.Notifications.Message>().CountAsync(it => it.About == about.Value)));
            Assert.Equal(0, await site.InDatabase(db => db.Set<Follower>().CountAsync(it => it.Case == about)));
            Assert.Equal(0, await site.InDatabase(db => db.Set<TrackingLink>().CountAsync(it => it.Case == about)));
        }
        Assert.Equal(0, await site.InDatabase(db => db.Set<KeyRow>().CountAsync(it => keys.Contains(it.Id) && it.Wrapped != null)));
        Assert.Empty(await site.MessagesTo("short@example.org"));
        Assert.Empty(await site.MessagesTo("kept-follower@example.org"));
        Assert.DoesNotContain(await Due("case-contacts", DateTime.UtcNow.AddMonths(30)), it => it.Id == made.Id.Value || it.Id == bystanders.Id.Value);
        // The case itself stays, with what was told.
        Assert.Contains("The road is repaired", (await (await site.As("Alan")).Get($"/staff/cases/{made.Reference}")).Main, StringComparison.Ordinal);
    }

    Task<int> Follow(CaseId id, string email) => site.InScope(async scope =>
    {
        await scope.GetRequiredService<Following>().Follow(id, email, "en");
        return await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
    });

    [Fact]
    public async Task A_person_gets_what_we_hold_by_the_address_they_proved()
    {
        var made = await site.Open(email: "Mine@example.org", what: "My bin");
        await site.Open(email: "other@example.org", what: "Not mine");
        var who = new Subject(null, [], [new ProvenContact("email", "mine@example.org")]);
        var (items, erasure) = await site.InScope(async scope =>
        {
            var source = scope.GetServices<IPersonalDataSource>().Single(it => it.Key == "cases");
            var all = new List<PersonalItem>();
            await foreach (var item in source.Export(who, CancellationToken.None)) all.Add(item);
            return (all, await source.Erase(who, CancellationToken.None));
        });
        Assert.Contains(made.Reference, Assert.Single(items).Title, StringComparison.Ordinal);
        Assert.Contains("Environmental Protection Act", Assert.Single(erasure.Kept).Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nearby_cases_show_what_the_service_publishes_and_nothing_else()
    {
        var near = await site.Open("road-problem", name: "Reporter", email: "near@example.org", at: (50.90500, -1.40500), duplicateKey: "pothole",
            answers: [new Answer("kind", "Problem", "A pothole", "pothole", []), new Answer("damage", "Damage", "My own car", null, [])]);
        await site.Open("road-problem", at: (50.92, -1.40500), duplicateKey: "pothole");
        await site.Open("road-problem", at: (50.90501, -1.40500), duplicateKey: "flooding");
        var found = await site.InScope(scope => scope.GetRequiredService<NearbyCases>().Find("road-problem", 50.9051, -1.4050, 50, "pothole", true));
        var only = Assert.Single(found);
        Assert.Equal((near.Id, "A pothole", 11), (only.Id, only.What, only.Metres));
    }

    Task<IReadOnlyList<DueRecord>> Due(string key, DateTime now) => site.InScope(scope => Class(scope, key).Due(now, 1000, CancellationToken.None));

    Task<bool> Dispose(string key, DueRecord due) => site.InScope(async scope =>
    {
        var disposed = await Class(scope, key).Dispose(due.Id, CancellationToken.None);
        await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
        return disposed;
    });

    // Mails are written by jobs: what is to be forgotten must be there first.
    async Task Written(CaseId id, int count)
    {
        for (var tries = 0; tries < 600 && (await site.Letters(id.Value)).Count < count; tries++) await Task.Delay(50);
        Assert.Equal(count, (await site.Letters(id.Value)).Count);
    }

    static IRetained Class(IServiceProvider scope, string key) => scope.GetServices<IRetained>().Single(it => it.Key == key);

    async Task<FileId> FileOf(CaseId id)
    {
        var draft = (await site.Read(id)).Draft;
        return await site.InDatabase(db => db.Set<FileRow>().Where(it => it.About == draft).Select(it => it.Id).SingleAsync());
    }
}
