namespace Bargate.Linkage.Fields;

/// <summary>
/// Turns what a file says into the value that is compared. The answer is the length of the value, 0 where there is none:
/// empty, a placeholder, or not what its kind can be. A text longer than the room for it is cut off.
/// </summary>
internal static class Preparing
{
    /// <summary>The room that callers give: no value is longer.</summary>
    public const int MostBytes = 256;

    public static int Value(FieldKind kind, ReadOnlySpan<byte> raw, Span<byte> into)
    {
        raw = raw.Trim(" \t\r\n\""u8);
        if (raw.Length == 0) return 0;
        if (kind is FieldKind.Latitude or FieldKind.Longitude or FieldKind.Amount) return NumberValues.Prepare(kind, raw, into);
        var folded = into[..Folding.Fold(raw, into)];
        if (folded.Length == 0) return 0;
        return kind switch
        {
            FieldKind.Forename => NameValues.Forename(folded),
            FieldKind.MiddleName => NameValues.Middle(folded),
            FieldKind.Surname => NameValues.Surname(folded),
            FieldKind.FullName => NameValues.Full(folded),
            FieldKind.BirthDate or FieldKind.Date => DateValues.Prepare(folded, into),
            FieldKind.Sex => CodeValues.Sex(folded),
            FieldKind.Uprn => CodeValues.Uprn(folded),
            FieldKind.HouseNumber => StreetValues.HouseNumber(folded),
            FieldKind.Street or FieldKind.AddressLine => StreetValues.Street(folded, into),
            FieldKind.Postcode => PostcodeValues.Prepare(folded),
            FieldKind.Email => ContactValues.Email(folded),
            FieldKind.Phone => ContactValues.Phone(folded),
            FieldKind.NationalInsuranceNumber => CodeValues.NationalInsurance(folded),
            FieldKind.NhsNumber => CodeValues.Nhs(folded),
            FieldKind.Reference => CodeValues.Reference(folded),
            _ => Plain(folded),
        };
    }

    static int Plain(Span<byte> folded)
    {
        var value = folded[..Words.Tidy(folded)];
        return Placeholders.HasOutsideNames(value) ? 0 : value.Length;
    }
}
