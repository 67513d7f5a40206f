using Bargate.Accounts.Contract;
using Bargate.Accounts.Storage;
using Bargate.Directory;
using Bargate.Directory.Contract;
using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;
using Bargate.Directory.Storage;
using Bargate.Examples;
using Bargate.Kernel;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Directory;

/// <summary>A site with practice properties and officers, and a directory of the entries that a test writes.</summary>
public class DirectorySite : PracticeSite
{
    internal const string Postcode = "SO14 1AA";

    internal DateTime Now => Clock.GetUtcNow().UtcDateTime;

    internal DirectorySettings Directory => Services.GetRequiredService<DirectorySettings>();

    /// <summary>An entry in the table, with a provider of its own.</summary>
    internal async Task<Entry> Write(string name, Action<OrukService>? more = null, string directories = "community", double? checkedDaysAgo = 1, string? steward = null, params string[] terms)
    {
        var id = Guid.NewGuid();
        var document = new OrukService { Id = id, Name = name, Description = $"{name}: a service for people in the city, written for a test.", Email = "service@example.org" };
        document.Attributes = [.. terms.Select(it => Directory.Terms.First(term => term.Key == it).On(id))];
        more?.Invoke(document);
        return await InScope(async scope =>
        {
            var db = scope.GetRequiredService<BargateDb>();
            var provider = Provider.Of(new OrukOrganization { Id = Guid.NewGuid(), Name = $"Provider of {name}", Description = "Made for a test." }, Now);
            if (steward is not null) provider.Give(steward, scope.GetRequiredService<KeyRing>().New(), scope.GetRequiredService<MasterKey>());
            var entry = Entry.Of(document, provider.Id, directories.Split(','), Now);
            if (checkedDaysAgo is { } days) entry.Assure(Directory.AgesOf(document), Now.AddDays(-days), Now);
            else entry.Step(Directory.AgesOf(document), Now);
            db.AddRange(provider, entry);
            await db.SaveChangesAsync();
            Services.GetRequiredService<DirectoryIndex>().Changed();
            return entry;
        });
    }

    internal Task<Entry> Read(Guid id) => InDatabase(db => db.Entries.AsNoTracking().SingleAsync(it => it.Id == id));

    /// <summary>A place of the practice register, as a location.</summary>
    internal static OrukServiceAtLocation At(string postcode = Postcode, bool masked = false)
    {
        var place = PracticePlaces.All.First(it => it.Postcode == postcode);
        return new()
        {
            Id = Guid.NewGuid(),
            Location = new()
            {
                Id = Guid.NewGuid(), Name = "The Old Hall", Latitude = place.Latitude, Longitude = place.Longitude, Masked = masked ? true : null,
                Addresses = [new() { Id = Guid.NewGuid(), Address1 = place.Lines[0], City = "Southampton", StateProvince = "Hampshire", PostalCode = place.Postcode, Country = "GB" }],
            },
        };
    }

    internal static OrukSchedule Weekly(string days, string from, string to) => new() { Id = Guid.NewGuid(), Freq = "WEEKLY", Interval = 1, Byday = days, OpensAt = from, ClosesAt = to };

    /// <summary>Lets days go by, and the jobs of each of them run.</summary>
    internal async Task Pass(int days)
    {
        Clock.Move(TimeSpan.FromDays(days));
        await InScope(async scope =>
        {
            await scope.GetRequiredService<Bargate.Directory.Jobs.KeepFresh>().Run(CancellationToken.None);
            return 0;
        });
        Services.GetRequiredService<DirectoryIndex>().Changed();
    }

    internal async Task<Visitor> Officer(Role role = Role.Administrator) =>
        await SignedIn((await InDatabase(db => db.Officers.Where(it => it.Role == role).OrderBy(it => it.Name).Select(it => it.Id).FirstAsync())).Value);
}
