using Bargate.Directory;
using Bargate.Directory.Oruk;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Records.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Examples.Listings;

/// <summary>
/// The information directory, invented: some thousand entries of a city, most of them right and a share of them with the faults that directories have:
/// never checked, twice, an age of -1, markup in the text, hardly filled in.
/// </summary>
public static class PracticeListings
{
    public const int Standard = 5000;

    const ulong Seed = 20261123;
    const int InOneBatch = 1000, EntriesOfAProvider = 4;

    public static async Task<string> Fill(IServiceProvider scope, DateTime now, int entries, CancellationToken stop)
    {
        var db = scope.GetRequiredService<BargateDb>();
        var (settings, master, writer) = (scope.GetRequiredService<DirectorySettings>(), scope.GetRequiredService<MasterKey>(), scope.GetRequiredService<BatchWriter>());
        var made = Make(settings, master, now, entries);
        foreach (var some in made.Rows.Chunk(InOneBatch))
            if (!await new Batch(db).InsertAll(some).Save(writer, stop)) throw new InvalidOperationException("The database did not take the practice directory.");
        return $"{entries} entries of the directory";
    }

    internal static (IReadOnlyList<object> Rows, IReadOnlyList<Entry> Entries) Make(DirectorySettings settings, MasterKey master, DateTime now, int count)
    {
        // Of its own, so that the entries stay as they are when views change.
        var (random, looks) = (new PracticeRandom(Seed), new PracticeRandom(Seed + 1));
        var kinds = ListingKind.All.Where(it => settings.Find(Taxonomies.Categories, it.Category) is not null).SelectMany(it => Enumerable.Repeat(it, it.Share)).ToArray();
        var (rows, entries, providers) = (new List<object>(), new List<Entry>(count), new List<Provider>());
        if (kinds.Length == 0) return (rows, entries);
        var writer = new ListingWriter(settings, random);
        for (var number = 1; number <= count; number++)
        {
            // One in a hundred is in the directory a second time, a little differently written.
            if (number > 60 && random.Chance(0.01))
            {
                var twin = writer.Twin(entries[random.Below(entries.Count)], number);
                Add(twin.Document, twin.Provider, twin.Directories);
                continue;
            }
            var kind = random.Pick(kinds);
            var place = random.Pick(PracticePlaces.All);
            if (providers.Count == 0 || random.Chance(1.0 / EntriesOfAProvider)) providers.Add(NewProvider(kind, place));
            var provider = random.Chance(0.6) ? providers[^1] : random.Pick(providers);
            Add(writer.Write(kind, place, provider, number), provider.Id, kind.Directories.Split(','));
        }
        return (rows, entries);

        void Add(OrukService document, Guid provider, IEnumerable<string> directories)
        {
            var entry = Entry.Of(document, provider, directories, now.AddDays(-random.Between(120, 900)));
            entry.Practise(settings.AgesOf(document), Age() is { } days ? now.AddDays(-days) : null, now);
            entries.Add(entry);
            rows.Add(entry);
            // Some are looked at every day and most hardly ever.
            if (looks.Chance(0.4)) rows.Add(new EntryDay { Entry = entry.Id, Day = DateOnly.FromDateTime(now.AddDays(-looks.Between(1, 80))), Count = 1 + (int)(30 * looks.Unit() * looks.Unit() * looks.Unit()) });
        }

        Provider NewProvider(ListingKind kind, PropertyAddress place)
        {
            var provider = Provider.Of(writer.Organization(kind, place, providers.Count + 1), now);
            if (random.Chance(0.8))
            {
                var key = master.NewKey();
                rows.Add(KeyRow.For(key, master, now));
                provider.Give($"steward{providers.Count + 1}@example.org", key, master);
            }
            rows.Add(provider);
            return provider;
        }

        // How long ago it was checked: most of them lately, because this directory asks; one in thirty never was.
        double? Age() => random.Unit() switch
        {
            < 0.62 => random.Unit() * 88,
            < 0.78 => 90 + random.Unit() * 28,
            < 0.88 => 121 + random.Unit() * 55,
            < 0.94 => 181 + random.Unit() * 180,
            < 0.97 => 370 + random.Unit() * 300,
            _ => null,
        };
    }
}
