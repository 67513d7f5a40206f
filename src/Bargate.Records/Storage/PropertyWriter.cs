using Bargate.Kernel.Storage;

namespace Bargate.Records.Storage;

/// <summary>Writes properties to the register in batches, and the list of streets after them.</summary>
internal sealed class PropertyWriter(BargateDb db, BatchWriter writer)
{
    const string Upsert = """
        insert into records_properties ("Uprn", "Lines", "Street", "StreetFolded", "Postcode", "SortKey", "Folded", "Latitude", "Longitude", "Ward", "LoadedAt")
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict ("Uprn") do update set "Lines" = excluded."Lines", "Street" = excluded."Street", "StreetFolded" = excluded."StreetFolded",
        "Postcode" = excluded."Postcode", "SortKey" = excluded."SortKey", "Folded" = excluded."Folded", "Latitude" = excluded."Latitude",
        "Longitude" = excluded."Longitude", "Ward" = excluded."Ward", "LoadedAt" = excluded."LoadedAt"
        """;

    /// <summary>Adds them, or puts them in the place of those with the same UPRN, in one transaction.</summary>
    public async Task Put(IReadOnlyCollection<Property> properties, CancellationToken stop)
    {
        if (properties.Count == 0) return;
        var batch = new Batch(db);
        foreach (var it in properties)
            batch.Execute(Upsert, 1, it.Uprn, it.Lines, it.Street, it.StreetFolded, it.Postcode, it.SortKey, it.Folded, it.Latitude, it.Longitude, it.Ward, it.LoadedAt);
        if (!await batch.Save(writer, stop)) throw new InvalidOperationException("The database did not take a batch of properties.");
    }

    /// <summary>Takes out what a load of this time did not touch.</summary>
    public Task<int> RemoveOthers(DateTime loadedAt, CancellationToken stop) =>
        db.Write(() => db.Properties.Where(it => it.LoadedAt != loadedAt).ExecuteDeleteAsync(stop), stop);

    public Task<int> RefreshStreets(CancellationToken stop) => db.Write(async () =>
    {
        await db.Database.ExecuteSqlRawAsync("delete from records_streets", stop);
        return await db.Database.ExecuteSqlRawAsync("""
            insert into records_streets ("Folded", "Ward", "Name", "Latitude", "Longitude", "Properties")
            select "StreetFolded", coalesce("Ward", ''), min("Street"), avg("Latitude"), avg("Longitude"), count(*)
            from records_properties where "StreetFolded" <> '' group by "StreetFolded", coalesce("Ward", '')
            """, stop);
    }, stop);
}
