using Bargate.Accounts.Contract;
using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Examples;
using Bargate.Kernel;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Files;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Bargate.Notifications;
using Bargate.Services.Contract;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Case = Bargate.Cases.Case;

namespace Bargate.Tests.Cases;

/// <summary>A site with the practice officers and the cases that a test opens in it.</summary>
public class CasesSite : Site
{
    readonly Dictionary<string, Visitor> officers = [];

    internal static OfficerId IdOf(string name) => PracticeOfficers.All.Single(it => it.Name.StartsWith(name, StringComparison.Ordinal)).Id;

    /// <summary>An officer who is signed in, by first name.</summary>
    internal async Task<Visitor> As(string name)
    {
        if (officers.TryGetValue(name, out var known)) return known;
        var visitor = Visitor();
        var page = await visitor.Get("/staff/sign-in");
        await visitor.Submit(page, ("officer", IdOf(name).Value.ToString()));
        return officers[name] = visitor;
    }

    /// <summary>Opens a case as Forms does.</summary>
    internal Task<Opened> Open(string service = "missed-bin", string? name = null, string? email = null, string? phone = null, string? postcode = null,
        string what = "Recycling", string? where = "1 Sample Street", (double Latitude, double Longitude)? at = null, DateTime? opened = null, string? team = null, string? duplicateKey = null,
        IReadOnlyList<Answer>? answers = null, string language = "en", byte[]? photo = null, Scan scan = Scan.NotScanned) => InScope(async scope =>
    {
        var db = scope.GetRequiredService<BargateDb>();
        var version = scope.GetRequiredService<ServiceCatalogue>().Current(service)!;
        var (key, draft) = (scope.GetRequiredService<KeyRing>().New(), Guid.CreateVersion7());
        var given = new List<Answer>(answers ?? [new Answer("bin", "Bin", what, "recycling", [])]);
        if (photo is not null)
        {
            var file = await scope.GetRequiredService<FileStore>().Write(photo, "hole.jpg", "image/jpeg", draft, key, scan);
            db.Add(file);
            given.Add(new Answer("photo", "Photos", "1 photo", null, [file.Id]));
        }
        var made = scope.GetRequiredService<CaseOpening>().Open(new NewCase
        {
            Draft = draft,
            Service = version,
            Answers = given,
            Contact = new ContactDetails(name, email, phone),
            What = what,
            Place = new CasePlace(where ?? "", at?.Latitude, at?.Longitude, postcode, null),
            DuplicateKey = duplicateKey,
            Team = team ?? version.Definition.Team,
            Language = language,
            Key = key,
            At = opened,
        });
        db.AddRange(made.Rows);
        await db.SaveChangesAsync();
        return made;
    });

    internal Task<Case> Read(CaseId id) => InDatabase(db => db.Set<Case>().AsNoTracking().SingleAsync(it => it.Id == id));

    /// <summary>Every message about a case or a follow, oldest first, as it would be sent.</summary>
    internal Task<IReadOnlyList<Letter>> Letters(Guid about) => InScope<IReadOnlyList<Letter>>(async scope =>
    {
        var db = scope.GetRequiredService<BargateDb>();
        var keys = scope.GetRequiredService<KeyRing>();
        var letters = new List<Letter>();
        foreach (var row in await db.Set<Message>().AsNoTracking().Where(it => it.About == about).OrderBy(it => it.CreatedAt).ThenBy(it => it.Id).ToListAsync())
            if (await keys.Open(row.KeyId) is { } key) letters.Add(row.Open(key));
        return letters;
    });

    /// <summary>The address of the link in a message.</summary>
    internal static string LinkIn(string body) => System.Text.RegularExpressions.Regex.Match(body, "/track/[0-9a-f]{32}").Value;

    /// <summary>Does something to a case as an officer does, without the pages.</summary>
    internal Task<int> Work(CaseId id, string officer, Action<Casework, OpenedCase, Actor> verb) => InScope(async scope =>
    {
        var opened = await scope.GetRequiredService<OpenCases>().Find(id);
        verb(scope.GetRequiredService<Casework>(), opened!, Actor.Officer(IdOf(officer)));
        return await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
    });

    /// <summary>Closes a missed bin as collected.</summary>
    internal Task<int> Collect(CaseId id) => Work(id, "Grace", (work, it, who) => work.Move(it, it.Service.Case.Stage("collected")!, null, null, who));
}
