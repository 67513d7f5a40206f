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

    /// <summary>What the headings most likely mean: officers check it before anything is read.</summary>
    public static ImportMapping Guess(Register register, IReadOnlyList<string> header)
    {
        var names = header.Select(it => NotInNames().Replace(it.ToLowerInvariant(), "")).ToArray();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = new HashSet<int>();
        void Take(string column, params IEnumerable<string> known)
        {
            foreach (var name in known)
                if (Array.IndexOf(names, name) is var at and >= 0 && used.Add(at)) { found[column] = header[at]; return; }
        }
        foreach (var column in Registers.Columns(register).Select(it => it.Name))
            Take(column, [NotInNames().Replace(column, ""), .. Known.GetValueOrDefault(column, [])]);
        Take(Id, "id", "externalid", "recordid", "recid", "uniqueid", "accountreference", "accountnumber", "accountno", "reference", "ref", "elector", "electornumber", "tenantid", "tenancy", "membernumber", "cardnumber", "clientid", "personid", "customerid", "key", "number");
        // A register's own number is the id where there is no other.
        if (!found.ContainsKey(Id) && Fallback(register) is { } own && found.Remove(own, out var heading)) found[Id] = heading;
        return new(found);
    }

    static string? Fallback(Register register) => register switch { Register.Properties => "uprn", Register.Staff => "staff-number", Register.Debts => "account", _ => null };

    static readonly Dictionary<string, string[]> Known = new()
    {
        ["forename"] = ["firstname", "givenname", "forenames", "givennames", "christianname"],
        ["middle-name"] = ["middlenames", "secondname", "othernames"],
        ["surname"] = ["lastname", "familyname", "secondname"],
        ["birth-date"] = ["dateofbirth", "dob", "birthdate", "born"],
        ["sex"] = ["gender"],
        ["house-number"] = ["housenumber", "houseno", "house", "number", "buildingnumber", "paon", "address1number"],
        ["street"] = ["streetname", "road", "thoroughfare", "address1", "addressline1"],
        ["town"] = ["city", "posttown"],
        ["postcode"] = ["postalcode", "zip", "pc"],
        ["email"] = ["emailaddress", "mail"],
        ["phone"] = ["telephone", "phonenumber", "mobile", "mobilenumber", "tel", "telephonenumber"],
        ["national-insurance"] = ["ni", "nino", "nationalinsurancenumber", "ninumber"],
        ["latitude"] = ["lat"],
        ["longitude"] = ["lon", "lng", "long"],
        ["use"] = ["propertyuse", "class", "propertytype"],
        ["staff-number"] = ["staffno", "employeenumber", "employeeid", "payrollnumber", "hrnumber"],
        ["workplace"] = ["team", "department", "office", "site"],
        ["account"] = ["accountnumber", "accountreference", "accountno", "invoice", "debtreference"],
        ["amount"] = ["balance", "owed", "amountowed", "outstanding"],
        ["service"] = ["debttype", "type", "fund"],
    };

    [GeneratedRegex("[^a-z0-9]")]
    private static partial Regex NotInNames();
}
