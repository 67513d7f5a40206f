using System.Globalization;
using System.Text.RegularExpressions;
using Bargate.Kernel.Places;
using Bargate.Linkage;
using Bargate.Records.Contract;

namespace Bargate.Records.Import;

/// <summary>From the fields of a row to the values of a version. A value that makes no sense is left empty and reported; a row without an id is left out.</summary>
internal sealed partial class ImportValues
{
    static readonly string[] DateForms = ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy", "yyyyMMdd", "d-M-yyyy", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy", "yyyy/MM/dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "d/M/yyyy HH:mm"];
    static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    readonly IReadOnlyList<LinkageColumn> columns;
    readonly int[] places;
    readonly int id, fields, address;
    readonly List<(string Column, int Place)> addressed;

    public ImportValues(Register register, IReadOnlyList<string> header, ImportMapping mapping)
    {
        columns = Registers.Columns(register);
        fields = header.Count;
        int At(string column) => mapping.Headings.TryGetValue(column, out var heading) ? header.ToList().IndexOf(heading) : -1;
        places = [.. columns.Select(it => At(it.Name))];
        id = At(ImportMapping.Id);
        address = At(WholeAddress.Column);
        addressed = [.. new[] { "house-number", "street", "town", "postcode" }.Select(it => (Column: it, Place: Registers.Place(register, it))).Where(it => it.Place >= 0)];
    }

    public (string? Id, string?[] Values) Read(ImportRow row, Action<string?, string> fault)
    {
        if (row.Why is { } why) return Out(null, why);
        if (row.Fields.Count != fields) return Out(null, $"It has {row.Fields.Count} fields, the first line names {fields}. Put a field that holds a comma in quotes.");
        var own = Text(row.Fields[id]);
        if (own.Length == 0) return Out(ImportMapping.Id, "It has no id. Give every row the id that its system knows it by.");
        if (own.Length > SourceRecord.LongestExternalId) return Out(ImportMapping.Id, $"Its id is longer than {SourceRecord.LongestExternalId} characters. Use the system's own short one.");
        var values = new string?[columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            if (places[i] < 0 || row.Fields[places[i]] is not { Length: > 0 } field || Text(field) is not { Length: > 0 } text) continue;
            if (field.Contains('\uFFFD', StringComparison.Ordinal)) fault(columns[i].Name, "It has letters that cannot be read. Save the file as UTF-8.");
            else if (text.Length > Registers.LongestValue) fault(columns[i].Name, $"It is longer than {Registers.LongestValue} characters. Shorten it.");
            else if (Value(columns[i].Kind, text, out var wrong) is { } value) values[i] = value;
            else if (wrong is not null) fault(columns[i].Name, wrong);
        }
        // What has a column of its own is taken from there.
        if (address >= 0 && Text(row.Fields[address]) is { Length: > 0 } whole)
            foreach (var (column, part) in WholeAddress.Of(row.Fields[address].Contains('\n', StringComparison.Ordinal) ? row.Fields[address].ReplaceLineEndings(", ") : whole))
                if (addressed.FirstOrDefault(it => it.Column == column, (Column: "", Place: -1)) is var (_, at) && at >= 0 && values[at] is null && part.Length <= Registers.LongestValue) values[at] = part;
        return (own, values);

        (string?, string?[]) Out(string? column, string text)
        {
            fault(column, text);
            return (null, []);
        }
    }

    /// <summary>The value as the register keeps it; null, with what is wrong, when it makes no sense.</summary>
    internal static string? Value(FieldKind kind, string text, out string? wrong)
    {
        wrong = null;
        switch (kind)
        {
            case FieldKind.BirthDate or FieldKind.Date:
                if (DateTime.TryParseExact(text, DateForms, British, DateTimeStyles.AllowWhiteSpaces, out var day) && day.Year is >= 1850 and <= 2200) return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                wrong = "It is not a date that exists. Write it as 1970-12-31 or 31/12/1970 in the file.";
                return null;
            case FieldKind.Postcode:
                if (UkPostcode.Parse(text) is { } postcode) return UkPostcode.Shown(postcode);
                wrong = "It is not a UK postcode. Write it like SO14 7LY.";
                return null;
            case FieldKind.Uprn:
                if (Uprn.TryParse(text, out var uprn)) return uprn.Value.ToString(CultureInfo.InvariantCulture);
                wrong = "It is not a UPRN. A UPRN is a whole number of up to 12 digits.";
                return null;
            case FieldKind.Email:
                if (text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 3 && !text.Contains(' ', StringComparison.Ordinal)) return text;
                wrong = "It is not an email address. Write it like name@example.com.";
                return null;
            case FieldKind.Phone:
                if (text.Count(char.IsAsciiDigit) is >= 7 and <= 15) return text;
                wrong = "It is not a phone number. Write it with its area code, such as 023 8083 3000.";
                return null;
            case FieldKind.NationalInsuranceNumber:
                if (NationalInsurance().IsMatch(text.Replace(" ", "", StringComparison.Ordinal))) return text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
                wrong = "It is not a National Insurance number. It has two letters, six digits and a letter.";
                return null;
            case FieldKind.Amount:
                if (decimal.TryParse(text.TrimStart('£'), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)) return amount.ToString("0.00", CultureInfo.InvariantCulture);
                wrong = "It is not an amount. Write it in pounds, such as 120.50.";
                return null;
            case FieldKind.Latitude or FieldKind.Longitude:
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var angle) && Math.Abs(angle) <= (kind == FieldKind.Latitude ? 90 : 180)) return text;
                wrong = "It is not a coordinate. Write it in degrees, such as 50.9097.";
                return null;
            default: return text;
        }
    }

    // Control characters come from old registers; PostgreSQL refuses the zero character in text.
    static string Text(string field)
    {
        var trimmed = field.AsSpan().Trim();
        foreach (var c in trimmed)
            if (char.IsControl(c)) return string.Join(' ', string.Concat(field.Select(it => char.IsControl(it) ? ' ' : it)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return trimmed.Length == field.Length ? field : trimmed.ToString();
    }

    [GeneratedRegex("^[A-Za-z]{2}[0-9]{6}[A-Da-d]?$")]
    private static partial Regex NationalInsurance();
}
