using System.IO.Compression;
using System.Text;
using Bargate.Directory.Contract;
using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;
using Bargate.Directory.Storage;
using Bargate.Kernel.Searching;
using Bargate.Records.Contract;

namespace Bargate.Directory.Exchange;

/// <summary>
/// The register of childcare beside the directory: what is new in it, what changed, what closed. Nothing happens until an officer says so. Only what the register knows is changed; what a
/// provider or an officer wrote stays. Where somebody minds children at home, the address is masked.
/// </summary>
internal sealed class OfstedImport(BargateDb db, DirectorySettings settings, DirectoryIndex index, SearchIndex search, PropertyRegister properties, TimeProvider clock)
{
    /// <summary>What its entries and its readings are known by.</summary>
    public static readonly Guid Source = Ids.Of("ofsted");

    static readonly string[] Directories = ["family"];

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Keeps a file until an officer has decided; the one before is let go.</summary>
    public async Task<Guid> Keep(string text, CancellationToken stop)
    {
        foreach (var old in await db.FeedRuns.Where(it => it.Feed == Source && it.Copy != null).ToListAsync(stop)) old.LetCopyGo();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await gzip.WriteAsync(Encoding.UTF8.GetBytes(text), stop);
        var run = FeedRun.Of(Source, Now, Now, whole: true, (0, 0, 0, 0, 0), null, packed.ToArray());
        db.Add(run);
        await db.SaveChangesAsync(stop);
        return run.Id;
    }

    /// <summary>Null when it was decided about already, or another file came after it.</summary>
    public async Task<OfstedDiff?> Read(Guid run, CancellationToken stop)
    {
        if (await db.FeedRuns.AsNoTracking().SingleOrDefaultAsync(it => it.Id == run && it.Feed == Source && it.Copy != null, stop) is not { } kept) return null;
        await using var gzip = new GZipStream(new MemoryStream(kept.Copy!), CompressionMode.Decompress);
        using var text = new StreamReader(gzip, Encoding.UTF8);
        return await Compare(text, stop);
    }

    public async Task<OfstedDiff> Compare(TextReader text, CancellationToken stop)
    {
        var (rows, faults) = OfstedRow.Read(text);
        var known = await db.Entries.AsNoTracking().Where(it => it.Feed == Source).ToDictionaryAsync(it => it.SourceId!, StringComparer.Ordinal, stop);
        var items = new List<OfstedItem>();
        foreach (var row in rows)
        {
            var entry = known.GetValueOrDefault(row.Urn);
            var there = entry is { State: not EntryState.Archived };
            if (!row.IsOpen)
            {
                if (there) items.Add(new(OfstedChange.Closed, row.Urn, entry!.Name, row, []));
                continue;
            }
            if (entry is { TakenOut: true }) continue;
            if (entry is null || !there) { items.Add(new(OfstedChange.New, row.Urn, row.Name, row, [])); continue; }
            var fields = DocumentDiff.Of(entry.Document, OrukJson.Write(await Write(row, entry.Read(), stop)));
            // That a home has moved is said; where it is, is not.
            if (row.IsChildminder) fields = [.. fields.Select(it => it.Field.Contains("location", StringComparison.Ordinal) ? new ChangedField(it.Field, Masking.Withheld, Masking.Withheld) : it)];
            items.Add(new(fields.Count > 0 ? OfstedChange.Changed : OfstedChange.Same, row.Urn, entry.Name, row, fields));
        }
        var listed = rows.Select(it => it.Urn).ToHashSet(StringComparer.Ordinal);
        // A file that could not be read whole does not say who is gone.
        if (faults.Count == 0 && rows.Count > 0)
            items.AddRange(known.Values.Where(it => it.State != EntryState.Archived && !listed.Contains(it.SourceId!)).OrderBy(it => it.SourceId, StringComparer.Ordinal).Select(it => new OfstedItem(OfstedChange.Closed, it.SourceId!, it.Name, null, [])));
        return new(items, faults);
    }

    /// <summary>Does of the difference what the officer chose, in one transaction, and lets the file go.</summary>
    public async Task<int> Apply(Guid run, IReadOnlyCollection<OfstedChange> chosen, CancellationToken stop)
    {
        if (await Read(run, stop) is not { } diff) return 0;
        var items = diff.Items.Where(it => it.Change != OfstedChange.Same && chosen.Contains(it.Change)).ToList();
        var urns = items.ConvertAll(it => it.Urn);
        var known = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var some in urns.Chunk(500)) foreach (var it in await db.Entries.Where(it => it.Feed == Source && some.Contains(it.SourceId!)).ToListAsync(stop)) known[it.SourceId!] = it;
        var providers = await db.Providers.Where(it => it.Feed == Source).ToDictionaryAsync(it => it.Id, stop);
        foreach (var item in items)
        {
            var entry = known.GetValueOrDefault(item.Urn);
            if (item.Change == OfstedChange.Closed) entry?.Archive(Now);
            else if (item.Row is { } row) await Put(row, entry, providers, stop);
        }
        (await db.FeedRuns.SingleAsync(it => it.Id == run, stop)).LetCopyGo();
        DirectorySearch.TouchAll(search);
        await db.SaveChangesAsync(stop);
        index.Changed();
        return items.Count;
    }

    async Task Put(OfstedRow row, Entry? entry, Dictionary<Guid, Provider> providers, CancellationToken stop)
    {
        if (entry is not null)
        {
            var document = await Write(row, entry.Read(), stop);
            entry.Publish(document, entry.Provider, entry.InDirectories.ToList(), Now);
            // Registered again after it had gone: nobody has checked the rest of it.
            if (entry.State == EntryState.Archived) entry.Assure(settings.AgesOf(document), Now, Now);
            return;
        }
        var id = Ids.Of($"ofsted/provider/{row.Urn}");
        if (!providers.ContainsKey(id)) db.Add(providers[id] = Provider.Of(new OrukOrganization { Id = id, Name = row.Name, Description = row.Name }, Now, Source));
        var made = await Write(row, new() { Id = Ids.Of($"ofsted/{row.Urn}") }, stop);
        entry = Entry.Of(made, id, Directories, Now, Source, row.Urn);
        entry.Step(settings.AgesOf(made), Now);
        db.Add(entry);
    }

    // What the register knows, into a document: name, place, phone, email, whether it is suspended. The rest is the provider's.
    async Task<OrukService> Write(OfstedRow row, OrukService service, CancellationToken stop)
    {
        service.Name = row.Name;
        service.Status = row.IsSuspended ? "temporarily closed" : "active";
        service.Accreditations = $"Registered with Ofsted, URN {row.Urn}{(row.Registers.Length > 0 ? ": " + row.Registers : "")}";
        if (row.Email.Length > 0) service.Email = row.Email;
        if (row.Phone.Any(char.IsAsciiDigit) && service.Phones?.FirstOrDefault()?.Number != row.Phone) service.Phones = [new() { Id = Ids.Of($"ofsted/phone/{row.Urn}/{row.Phone}"), Number = row.Phone }, .. (service.Phones ?? []).Skip(1)];
        if (!service.TermIds.Any() && settings.Find(Taxonomies.Categories, row.IsChildminder ? "childminders" : "nurseries") is { } term) service.Attributes = [term.On(service.Id)];
        if (row.IsChildminder && service.ServiceAreas is not { Count: > 0 } && row.Postcode is { } near) service.ServiceAreas = [new() { Id = Ids.Of($"ofsted/area/{row.Urn}"), ServiceId = service.Id, Name = near.Split(' ')[0] }];
        if (row.Postcode is null) return Masked(row, service);
        var place = service.ServiceAtLocations?.FirstOrDefault();
        if (place is null) service.ServiceAtLocations = [place = new() { Id = Ids.Of($"ofsted/at/{row.Urn}"), ServiceId = service.Id, Location = new() { Id = Ids.Of($"ofsted/location/{row.Urn}") } }];
        var location = place.Location ??= new() { Id = Ids.Of($"ofsted/location/{row.Urn}") };
        var (street, known) = (row.Street.Length > 0 ? row.Street : row.Postcode, location.Addresses?.FirstOrDefault());
        if (known?.Address1 != street || known.PostalCode != row.Postcode)
        {
            var middle = await properties.MeanOf(row.Postcode, stop);
            (location.Latitude, location.Longitude) = (middle?.Latitude, middle?.Longitude);
            location.Addresses = [settings.Home.Address(Ids.Of($"ofsted/address/{row.Urn}"), street, row.Town.Length > 0 ? row.Town : known?.City, row.Postcode)];
        }
        return Masked(row, service);
    }

    // Once a home, always masked: a nursery's address is not.
    static OrukService Masked(OfstedRow row, OrukService service)
    {
        if (row.IsChildminder) foreach (var it in service.Locations) it.Masked = true;
        return service;
    }
}

internal enum OfstedChange
{
    New,
    Changed,
    Closed,
    Same,
}

/// <param name="Row">Null for what the file no longer lists.</param>
internal sealed record OfstedItem(OfstedChange Change, string Urn, string Name, OfstedRow? Row, IReadOnlyList<ChangedField> Fields);

internal sealed record OfstedDiff(IReadOnlyList<OfstedItem> Items, IReadOnlyList<ImportFault> Faults)
{
    // More than this gone at once is more likely a file of something else.
    const double MostGone = 0.3;

    public IReadOnlyList<OfstedItem> Of(OfstedChange change) => [.. Items.Where(it => it.Change == change)];

    public bool ManyGone => Of(OfstedChange.Closed).Count is var gone && gone > 5 && gone > (gone + Of(OfstedChange.Changed).Count + Of(OfstedChange.Same).Count) * MostGone;
}
