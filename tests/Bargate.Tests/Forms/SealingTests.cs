using System.Text;
using Bargate.Kernel.Storage;
using Bargate.Tests.Kernel.Files;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bargate.Tests.Forms;

/// <summary>What a resident tells us cannot be read from the disk: neither from a draft nor from a case, a message or a file.</summary>
public sealed class SealingTests(FormsSite site) : IClassFixture<FormsSite>
{
    // As typed: the folded name and the postcode stand beside the case, for officers to search by (listed in a decision record).
    static readonly string[] Personal =
    [
        "Zelmira O'Quaxfrobisher", "quaxfrob@example.org", "07700 900317", "19 Mumblethorpe Rise", "kerb by the plumtree", "Only typed, never sent", "draft-quax@example.org", "my-own-street.jpg",
    ];

    [Fact]
    public async Task Nothing_personal_can_be_read_from_the_database_or_the_files()
    {
        var picture = Pictures.Jpeg();
        await Tell(picture);
        await site.RunJobs();
        var stored = new List<(string Name, byte[] Content)>();
        foreach (var file in Folder.GetFiles(site.DataFolder, "*", SearchOption.AllDirectories)) stored.Add((Path.GetFileName(file), Read(file)));
        if (TestDatabase.Server is not null) stored.AddRange(await Tables());

        // The search can find what is there: the reference's prefix stands in the open.
        Assert.Contains(stored, it => Holds(it.Content, "missed-bin"));
        Assert.Contains(stored, it => it.Content.Length > picture.Length && Guid.TryParseExact(it.Name, "N", out _));
        Rule.HasNoBreach(from file in stored from text in Personal where Holds(file.Content, text) select $"{file.Name} holds {text}");
        Rule.HasNoBreach(from file in stored where file.Content.AsSpan().IndexOf(picture.AsSpan(0, 60)) >= 0 select $"{file.Name} holds the photo");
    }

    async Task Tell(byte[] picture)
    {
        using var resident = site.Visitor();
        var day = site.LastWorkingDay();
        var page = await resident.Submit(await resident.Get($"{MissedBin.Url}/property"), ("property-line1", "19 Mumblethorpe Rise"), ("property-town", "Southampton"), ("property-typed-postcode", "SO14 1AA"));
        page = await resident.Submit(page, ("bin", "food"));
        page = await resident.Submit(page, ("collection-day-day", $"{day.Day}"), ("collection-day-month", $"{day.Month}"), ("collection-day-year", $"{day.Year}"));
        foreach (var (question, answer) in new[] { ("out-by-six", "yes"), ("tag", "none"), ("blocked", "nothing"), ("assisted", "no"), ("wants-updates", "yes"), ("email", "quaxfrob@example.org"), ("name", "Zelmira O'Quaxfrobisher"), ("phone", "07700 900317") })
            page = await resident.Submit(page, (question, answer));
        Assert.Equal("We have it", (await resident.Submit(page)).Heading);

        using var reporter = site.Visitor();
        page = await reporter.ToPlace("SO14 1AA", "markings");
        page = await reporter.Submit(await reporter.Get($"{RoadProblem.Url}/place"), ("place-details", "kerb by the plumtree"));
        page = await reporter.Upload(page, "photo", null, ("my-own-street.jpg", picture));
        page = await reporter.Submit(await reporter.Submit(page, ("damaged", "no")), ("wants-updates", "no"));
        Assert.Equal("We have it", (await reporter.Submit(page)).Heading);

        using var undecided = site.Visitor();
        await undecided.Submit(await undecided.Get("/services/an-optional-name/it"), ("it", "Only typed, never sent"));
        await undecided.Submit(await undecided.Get("/services/an-optional-name/save"), ("email", "draft-quax@example.org"));
    }

    static bool Holds(byte[] content, string text) =>
        content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;

    static byte[] Read(string path)
    {
        // The database and its log are open in the site.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }

    // On PostgreSQL every table as the server stores it, byte for byte.
    async Task<List<(string, byte[])>> Tables()
    {
        var stored = new List<(string, byte[])>();
        await using var connection = await site.Services.GetRequiredService<BargateDatabase>().Postgres!.OpenConnectionAsync();
        var names = new List<string>();
        await using (var tables = new NpgsqlCommand("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'", connection))
        await using (var rows = await tables.ExecuteReaderAsync())
            while (await rows.ReadAsync()) names.Add(rows.GetString(0));
        foreach (var name in names)
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync($"copy \"{name}\" to stdout (format binary)");
            using var content = new MemoryStream();
            await copy.CopyToAsync(content);
            stored.Add((name, content.ToArray()));
        }
        return stored;
    }
}
