using System.Globalization;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Places;
using Bargate.Linkage;
using Bargate.Records.Contract;

namespace Bargate.Records.Desk;

/// <summary>What a record is called on a list, and how its values are written.</summary>
internal sealed class RecordNames(Council council, Kernel.Councils.Words words)
{
    static readonly string[] Name = ["forename", "middle-name", "surname"], Place = ["house-number", "street", "town", "postcode"], Reference = ["account", "staff-number"];

    /// <summary>The name; without one the address, or what the register knows it by.</summary>
    public string Of(Register register, IReadOnlyList<string?> said)
    {
        string Some(string[] columns) => string.Join(' ', columns.Select(it => Registers.Place(register, it) is var at and >= 0 ? Text(Registers.Columns(register)[at].Kind, said[at]) : null).Where(it => !string.IsNullOrWhiteSpace(it)));
        foreach (var columns in register == Register.Properties ? [Place] : new[] { Name, Reference, Place })
            if (Some(columns) is { Length: > 0 } found) return found;
        return words["records.review.no-name"];
    }

    public string Column(string name) => words.Find($"records.review.column.{name}") ?? name.Replace('-', ' ');

    public string? Text(FieldKind kind, string? value) => string.IsNullOrWhiteSpace(value) ? null : kind switch
    {
        FieldKind.BirthDate or FieldKind.Date when DateOnly.TryParseExact(value.Trim(), ["yyyy-MM-dd", "yyyyMMdd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => council.Time.ShortDate(day),
        FieldKind.Postcode when UkPostcode.Parse(value) is { } compact => UkPostcode.Shown(compact),
        FieldKind.Sex => words.Find($"records.review.sex.{value.Trim().ToLowerInvariant()}") ?? value.Trim(),
        FieldKind.Amount when decimal.TryParse(value.Trim().TrimStart('£'), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) => "£" + amount.ToString("#,0.00", council.Locale),
        _ => value.Trim(),
    };
}
