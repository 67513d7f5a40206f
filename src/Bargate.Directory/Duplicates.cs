using Bargate.Directory.Contract;
using Bargate.Directory.Storage;
using Bargate.Linkage;

namespace Bargate.Directory;

/// <summary>
/// Pairs of entries that may be one: found by the record linkage, from names, phone numbers, email addresses and places, without examples. An officer decides; nothing is merged by itself.
/// </summary>
internal sealed class Duplicates(BargateDb db, DirectorySettings settings)
{
    // Fewer say nothing about how rare it is that strangers agree.
    const int Fewest = 30;
    const double Likely = 0.8;

    static readonly LinkageColumn[] Columns = [new("name", FieldKind.Text), new("phone", FieldKind.Phone), new("email", FieldKind.Email), new("address", FieldKind.AddressLine), new("postcode", FieldKind.Postcode)];

    public async Task<IReadOnlyList<LikelyPair>> Find(int most, CancellationToken stop)
    {
        var (names, records) = (new List<(Guid Id, string Name, string?[] Values)>(), new List<(string, string?[])>());
        await foreach (var it in db.Entries.AsNoTracking().Where(it => it.State != EntryState.Archived).OrderBy(it => it.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            var values = Values(it);
            names.Add((it.Id, it.Name, values));
            records.Add((it.Id.ToString(), values));
        }
        if (records.Count < Fewest) return [];
        var table = Table.Of(Columns, records);
        var model = Training.Train(table, LinkageSettings.Guess(Columns), stop: stop);
        return [.. Linking.Dedupe(table, model, Likely, stop: stop).OrderByDescending(it => it.Weight).ThenBy(it => it.Left).ThenBy(it => it.Right).Take(most)
            .Select(it => (First: names[it.Left], Second: names[it.Right], it.Probability))
            .Select(it => new LikelyPair(it.First.Id, it.First.Name, it.Second.Id, it.Second.Name, it.Probability, it.First.Values.Zip(it.Second.Values).Skip(1).Count(one => one.First is not null && one.First == one.Second)))];
    }

    string?[] Values(Entry entry)
    {
        var service = entry.Read();
        var address = service.Locations.SelectMany(it => it.Addresses ?? []).FirstOrDefault();
        return [string.Join(' ', Searching.SearchWords.Split(service.Name).Where(it => !settings.SaysNothing(it))), service.Phones is [var phone, ..] ? phone.Number : null, service.Email, address?.Address1, address?.PostalCode];
    }
}

/// <param name="Shared">How many of phone, email, address and postcode are the same.</param>
internal sealed record LikelyPair(Guid First, string FirstName, Guid Second, string SecondName, double Alike, int Shared);
