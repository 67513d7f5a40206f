using System.Globalization;
using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;
using Bargate.Directory.Storage;
using Bargate.Kernel.Csv;
using Bargate.Kernel.Places;
using Bargate.Kernel.Searching;
using Bargate.Kernel.Storage;
using Bargate.Records.Contract;

namespace Bargate.Directory.Exchange;

/// <summary>
/// Entries from a CSV file, one a row. A row has a reference: a file that is sent again changes what it brought before. It is first read without
/// changing anything, and every row that cannot be taken is named with what is wrong.
/// </summary>
internal sealed class FileImport(BargateDb db, DirectorySettings settings, DirectoryIndex index, SearchIndex search, PropertyRegister properties, TimeProvider clock)
{
    public const int MostRows = 20_000, MostFaults = 200;

    /// <summary>What a file is known by: its rows are found again by it.</summary>
    public static readonly Guid Source = Ids.Of("file");

    public static readonly IReadOnlyList<string> Columns =
        ["reference", "name", "organisation", "description", "directories", "category", "phone", "email", "url", "address", "postcode", "hide-address", "minimum-age", "maximum-age", "cost", "times"];

    public async Task<ImportOutcome> Run(TextReader text, bool doIt, CancellationToken stop)
    {
        var (rows, faults) = Read(text);
        var known = await db.Entries.Where(it => it.Feed == Source).ToDictionaryAsync(it => it.SourceId!, stop);
        var providers = new Dictionary<string, Provider>(StringComparer.Ordinal);
        var (added, changed, same) = (0, 0, 0);
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var row in rows)
        {
            var document = row.Document;
            if (document.Locations.FirstOrDefault() is { Addresses: [var address] } location && await properties.MeanOf(address.PostalCode, stop) is { } mean) (location.Latitude, location.Longitude) = (mean.Latitude, mean.Longitude);
            var provider = await ProviderOf(row.Organisation, providers, now, stop);
            if (!known.TryGetValue(row.Reference, out var entry))
            {
                added++;
                if (!doIt) continue;
                entry = Entry.Of(document, provider.Id, row.Directories, now, Source, row.Reference);
                entry.Step(settings.AgesOf(document), now);
                db.Add(entry);
                continue;
            }
            document.OrganizationId = provider.Id;
            Masking.Carry(entry.Read(), document);
            if (OrukJson.Write(document) == entry.Document && row.Directories.Order(StringComparer.Ordinal).SequenceEqual(entry.InDirectories)) { same++; continue; }
            changed++;
            if (doIt) entry.Publish(document, provider.Id, row.Directories, now);
        }
        if (doIt)
        {
            DirectorySearch.TouchAll(search);
            await db.SaveChangesAsync(stop);
            index.Changed();
        }
        return new(added, changed, same, faults, doIt);
    }

    async Task<Provider> ProviderOf(string name, Dictionary<string, Provider> made, DateTime now, CancellationToken stop)
    {
        var folded = Fold.Of(name);
        if (made.TryGetValue(folded, out var known)) return known;
        var found = await db.Providers.OrderBy(it => it.Id).FirstOrDefaultAsync(it => it.NameFolded == folded, stop);
        if (found is null) db.Add(found = Provider.Of(new OrukOrganization { Id = Ids.Of("file/provider/" + folded), Name = name, Description = name }, now));
        return made[folded] = found;
    }

    (List<ImportRow> Rows, List<ImportFault> Faults) Read(TextReader text)
    {
        var (rows, faults) = (new List<ImportRow>(), new List<ImportFault>());
        IReadOnlyList<string>? header = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in CsvReader.Read(text))
        {
            if (line is CsvLine.Broken broken) { Fault(line.Line, broken.Why); continue; }
            var fields = ((CsvLine.Row)line).Fields;
            if (header is null)
            {
                header = [.. fields.Select(it => Fold.Of(it.TrimStart('\uFEFF')).Replace(' ', '-'))];
                foreach (var missing in new[] { "reference", "name", "organisation" }.Except(header)) Fault(line.Line, $"There is no column '{missing}'. Add it: the first line names the columns.");
                foreach (var odd in header.Except(Columns)) Fault(line.Line, $"There is no column '{odd}' here. Take it out, or name it one of: {string.Join(", ", Columns)}.");
                if (faults.Count > 0) return (rows, faults);
                continue;
            }
            if (rows.Count >= MostRows) { Fault(line.Line, $"A file may have {MostRows.ToString("N0", CultureInfo.InvariantCulture)} rows. Split it."); break; }
            if (Row(header, fields, why => Fault(line.Line, why)) is not { } row) continue;
            if (seen.Add(row.Reference)) rows.Add(row);
            else Fault(line.Line, $"The reference '{row.Reference}' stands in the file twice. Give each row its own.");
        }
        if (header is null) Fault(1, "The file is empty. Its first line names the columns.");
        return (rows, faults);

        void Fault(int line, string why) { if (faults.Count < MostFaults) faults.Add(new(line, why)); }
    }

    ImportRow? Row(IReadOnlyList<string> header, IReadOnlyList<string> fields, Action<string> fault)
    {
        var wrong = false;
        void Wrong(string why) { wrong = true; fault(why); }
        string Field(string name) => header.IndexOf(name) is >= 0 and var at && at < fields.Count ? fields[at].Trim() : "";
        if (fields.Count > header.Count) Wrong($"It has {fields.Count} fields and the first line names {header.Count} columns. A comma inside a field needs quotes around the field.");
        var (reference, name, organisation) = (Field("reference"), Field("name"), Field("organisation"));
        if (reference.Length is 0 or > 200) Wrong("reference is empty or longer than 200 characters. Enter what this row is known by in your own list.");
        if (name.Length is 0 or > Entry.LongestName) Wrong("name is empty or longer than 300 characters.");
        if (organisation.Length is 0 or > Entry.LongestName) Wrong("organisation is empty or longer than 300 characters.");
        var directories = Field("directories").Split([';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var odd in directories.Where(it => settings.Kind(it) is null)) Wrong($"There is no directory '{odd}'. Write one of: {string.Join(", ", settings.Directories.Select(it => it.Key))}.");
        var form = new EntryForm { Name = name, Description = Field("description"), Phone = Field("phone"), Email = Field("email"), Url = Field("url"), Fees = Field("cost"), MinimumAge = Field("minimum-age"), MaximumAge = Field("maximum-age"), Times = Field("times").Replace(';', '\n'), Status = "active" };
        var state = new Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary();
        form.Check(state, Plain);
        foreach (var (key, value) in state) foreach (var it in value.Errors) Wrong($"{key["Form.".Length..].ToLowerInvariant()}: {it.ErrorMessage}");
        var category = Field("category");
        if (category.Length > 0 && settings.Find(Taxonomies.Categories, category) is null) Wrong($"There is no category '{category}'. {Kernel.Yaml.Nearest.Suggest(category, [.. settings.Of(Taxonomies.Categories).Select(it => it.Key)])}.");
        var postcode = Field("postcode");
        if (postcode.Length > 0 && UkPostcode.Parse(postcode) is null) Wrong($"'{postcode}' is not a postcode. Write it as SO14 1AA.");
        if (Field("hide-address") is not ("" or "yes" or "no")) Wrong("hide-address must be yes or no.");
        if (wrong) return null;
        var id = Ids.Of($"file/{reference}");
        var service = form.Into(new() { Id = id });
        if (settings.Find(Taxonomies.Categories, category) is { } term) service.Attributes = [term.On(id)];
        if (Field("address").Length > 0 || postcode.Length > 0)
            service.ServiceAtLocations = [new() { Id = Ids.Of($"file/at/{reference}"), ServiceId = id, Location = new()
            {
                Id = Ids.Of($"file/location/{reference}"), Masked = Field("hide-address") == "yes" ? true : null,
                Addresses = [settings.Home.Address(Ids.Of($"file/address/{reference}"), Field("address").Length > 0 ? Field("address") : postcode, null, UkPostcode.Parse(postcode) is { } compact ? UkPostcode.Shown(compact) : "")],
            } }];
        return new(reference, organisation, directories.Length > 0 ? directories : ["community"], service);
    }

    static readonly Kernel.Councils.Words Plain = Kernel.Councils.Words.Of(("directory.edit.name-error", "Enter a name."), ("directory.edit.long-error", "It must be {most} characters or fewer."), ("directory.edit.phone-error", "Enter a phone number in digits."),
        ("directory.edit.email-error", "Enter an email address such as name@example.org."), ("directory.edit.url-error", "Enter a web address that begins with https://."), ("directory.edit.age-error", "Enter an age from 0 to 120."),
        ("directory.edit.ages-error", "The second age must not be below the first."), ("directory.edit.times-error", "'{line}' is not a day with a time. Write it as: Monday 10:00-12:00."));
}

internal sealed record ImportRow(string Reference, string Organisation, IReadOnlyList<string> Directories, OrukService Document);

internal sealed record ImportFault(int Line, string Why);

internal sealed record ImportOutcome(int Added, int Changed, int Same, IReadOnlyList<ImportFault> Faults, bool Done);
