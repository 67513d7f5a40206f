using Bargate.Kernel.Csv;
using Bargate.Kernel.Places;
using Bargate.Kernel.Storage;

namespace Bargate.Directory.Exchange;

/// <summary>A line of the register of childcare as Ofsted sends it to councils.</summary>
internal sealed record OfstedRow(string Urn, string Name, string Type, string Status, string Street, string Town, string? Postcode, string Phone, string Email, string Registers)
{
    public const int MostRows = 20_000, MostFaults = 200;

    public bool IsChildminder => Type.Contains("childminder", StringComparison.OrdinalIgnoreCase) || Type.Contains("home child", StringComparison.OrdinalIgnoreCase);

    /// <summary>Active and registered stay; cancelled, resigned, removed and the like have gone.</summary>
    public bool IsOpen => Status.Length == 0 || Status.Equals("active", StringComparison.OrdinalIgnoreCase) || Status.Equals("registered", StringComparison.OrdinalIgnoreCase) || Status.Equals("granted", StringComparison.OrdinalIgnoreCase) || IsSuspended;

    public bool IsSuspended => Status.StartsWith("suspend", StringComparison.OrdinalIgnoreCase);

    // How the columns are called in the files that councils get and in those that Ofsted publishes.
    static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["urn"] = "urn", ["provider-urn"] = "urn", ["reference"] = "urn", ["name"] = "name", ["provider-name"] = "name", ["setting-name"] = "name", ["type"] = "type", ["provider-type"] = "type",
        ["status"] = "status", ["provider-status"] = "status", ["registration-status"] = "status", ["address"] = "street", ["address-1"] = "street", ["provider-address-1"] = "street", ["setting-address-1"] = "street",
        ["town"] = "town", ["provider-town"] = "town", ["setting-town"] = "town", ["postcode"] = "postcode", ["provider-postcode"] = "postcode", ["setting-postcode"] = "postcode",
        ["phone"] = "phone", ["telephone"] = "phone", ["telephone-number"] = "phone", ["email"] = "email", ["email-address"] = "email", ["registers"] = "registers", ["register"] = "registers",
    };

    /// <summary>Other columns are left alone: the published files have dozens.</summary>
    public static (List<OfstedRow> Rows, List<ImportFault> Faults) Read(TextReader text)
    {
        var (rows, faults, seen) = (new List<OfstedRow>(), new List<ImportFault>(), new HashSet<string>(StringComparer.Ordinal));
        Dictionary<string, int>? header = null;
        void Fault(int line, string why) { if (faults.Count < MostFaults) faults.Add(new(line, why)); }
        foreach (var line in CsvReader.Read(text))
        {
            if (line is CsvLine.Broken broken) { Fault(line.Line, broken.Why); continue; }
            var fields = ((CsvLine.Row)line).Fields;
            if (header is null)
            {
                header = [];
                foreach (var (i, heading) in fields.Index()) if (Columns.TryGetValue(Fold.Of(heading.TrimStart('\uFEFF')).Replace(' ', '-').Replace('_', '-'), out var known)) header.TryAdd(known, i);
                foreach (var missing in new[] { "urn", "name", "status" }.Where(it => !header.ContainsKey(it))) Fault(line.Line, $"There is no column for the {(missing == "urn" ? "URN" : missing)}. Add it: the first line names the columns.");
                if (faults.Count > 0) return (rows, faults);
                continue;
            }
            string Field(string name) => header.TryGetValue(name, out var at) && at < fields.Count ? fields[at].Trim() : "";
            if (rows.Count >= MostRows) { Fault(line.Line, $"A file may have {MostRows} rows. Split it by area."); break; }
            var (urn, name) = (Field("urn"), Field("name"));
            if (urn.Length is 0 or > 20 || !urn.All(char.IsAsciiLetterOrDigit)) { Fault(line.Line, $"'{(urn.Length > 40 ? urn[..40] : urn)}' is not a URN. It has letters and digits only, such as EY123456."); continue; }
            if (!seen.Add(urn)) { Fault(line.Line, $"The URN {urn} stands in the file twice. Keep one of the lines."); continue; }
            var row = new OfstedRow(urn, name, Field("type"), Field("status"), Field("street"), Field("town"), UkPostcode.Parse(Field("postcode")) is { } compact ? UkPostcode.Shown(compact) : null, Field("phone"), Field("email"), Field("registers"));
            if (name.Length is 0 or > Entry.LongestName && row.IsOpen) { Fault(line.Line, "The name is empty or longer than 300 characters."); continue; }
            if (Field("postcode").Length > 0 && row.Postcode is null && !Field("postcode").Equals("redacted", StringComparison.OrdinalIgnoreCase)) { Fault(line.Line, $"'{Field("postcode")}' is not a postcode. Write it as SO14 1AA."); continue; }
            rows.Add(row);
        }
        if (header is null) Fault(1, "The file is empty. Its first line names the columns.");
        return (rows, faults);
    }
}
