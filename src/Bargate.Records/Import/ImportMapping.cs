using System.Text.Json;
using System.Text.RegularExpressions;
using Bargate.Records.Contract;

namespace Bargate.Records.Import;

/// <summary>Which heading of a file is which column of the register; `id` is the source's own id of the row.</summary>
internal sealed partial record ImportMapping(IReadOnlyDictionary<string, string> Headings)
{
    public const string Id = "id";

    public string Write() => JsonSerializer.Serialize(Headings);

    public static ImportMapping? Read(string? json) => json is null ? null : new(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!);

    /// <summary>What a mapping lacks for this file; null when it fits.</summary>
    public string? Fault(IReadOnlyList<string> header)
    {
        if (!Headings.ContainsKey(Id)) return "Say which column holds the id of each row. It must be different on every row and stay the same from file to file.";
        if (Headings.Count < 2) return "Say which column is which. Only the id is mapped so far.";
        if (Headings.Values.FirstOrDefault(it => !header.Contains(it)) is { } missing) return $"The file has no column '{missing}'. Its first line says: {string.Join(", ", header)}.";
        if (Headings.GroupBy(it => it.Value).FirstOrDefault(it => it.Count() > 1) is { } twice) return $"The column '{twice.Key}' is used twice.";
        return null;
    }

    /// <summary>What a file of this register may hold: its own columns, and an address written in one piece, which is taken apart.</summary>
    public static IEnumerable<string> Columns(Register register) =>
        [.. Registers.Columns(register).Select(it => it.Name), .. Registers.Place(register, "street") >= 0 ? new[] { WholeAddress.Column } : []];

    /// <summary>What the headings most likely mean: officers check it before anything is read.</summary>
    public static ImportMapping Guess(Register register, IReadOnlyList<string> header)
    {
        var names = header.Select(Plain).ToArray();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = new HashSet<int>();
        void Take(string column, IEnumerable<string> known)
        {
            foreach (var name in known)
                if (Array.IndexOf(names, Plain(name)) is var at and >= 0 && used.Add(at)) { found[column] = header[at]; return; }
        }
        foreach (var column in Columns(register)) Take(column, ImportHeadings.Of(column).Prepend(column));
        // A street of its own says more than the address that it is in.
        if (found.ContainsKey("street")) found.Remove(WholeAddress.Column);
        Take(Id, ImportHeadings.Of(Id).Prepend(Id));
        // A register's own number is the id where there is no other; then whatever calls itself somebody's number.
        if (!found.ContainsKey(Id) && Fallback(register) is { } own && found.Remove(own, out var heading)) found[Id] = heading;
        if (!found.ContainsKey(Id) && Enumerable.Range(0, names.Length).FirstOrDefault(it => !used.Contains(it) && OwnNumber().IsMatch(names[it]), -1) is var number and >= 0) found[Id] = header[number];
        return new(found);
    }

    static string? Fallback(Register register) => register switch { Register.Properties => "uprn", Register.Staff => "staff-number", Register.Debts => "account", _ => null };

    static string Plain(string heading) => NotInNames().Replace(heading.ToLowerInvariant(), "");

    [GeneratedRegex("[^a-z0-9]")]
    private static partial Regex NotInNames();

    [GeneratedRegex("(?<!phone|tel|house|mobile|contact|flat|insurance|nhs|vat|fax)(number|no|num|id|ref|reference)$")]
    private static partial Regex OwnNumber();
}
