using System.Globalization;
using Bargate.Kernel.Places;
using Bargate.Kernel.Storage;
using Bargate.Linkage;

namespace Bargate.Records.Persons;

/// <summary>When two sources say the same in other letters: `SO147LY` and `so14 7ly`, `07700 900123` and `+44 7700 900123`.</summary>
internal static class SaidSame
{
    public static string Key(FieldKind kind, string value) => kind switch
    {
        FieldKind.Postcode => Fold.Postcode(value),
        FieldKind.Phone => PhoneDigits.Of(value),
        FieldKind.BirthDate or FieldKind.Date => SaidDate.Parse(value)?.ToString("O", CultureInfo.InvariantCulture) ?? Fold.Of(value),
        FieldKind.Amount => decimal.TryParse(value.Trim().TrimStart('£'), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount.ToString("0.00", CultureInfo.InvariantCulture) : Fold.Of(value),
        FieldKind.Latitude or FieldKind.Longitude => double.TryParse(value, CultureInfo.InvariantCulture, out var place) ? place.ToString("0.0000", CultureInfo.InvariantCulture) : value,
        FieldKind.NationalInsuranceNumber or FieldKind.Reference or FieldKind.Uprn or FieldKind.HouseNumber => string.Concat(value.Where(char.IsLetterOrDigit)).ToUpperInvariant(),
        _ => string.Join(' ', Records.Words.All(value)),
    };

    /// <summary>`A` says nothing against `Anne`.</summary>
    public static bool Initial(FieldKind kind, string one, string other) =>
        kind is FieldKind.Forename or FieldKind.MiddleName && one.Length == 1 && other.Length > 1 && other[0] == one[0];
}
