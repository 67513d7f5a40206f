namespace Bargate.Linkage.Settings;

/// <summary>One comparison for each witness: what hangs together, as house and postcode do, is one.</summary>
internal static class GuessedComparisons
{
    public static IReadOnlyList<Comparison> For(KnownColumns known)
    {
        var found = new List<Comparison>();
        if (known.Forename is { } forename) found.Add(new(forename, ComparisonKind.Forename, Both(forename, known.Surname), TermFrequency: true));
        if (known.Surname is { } surname) found.Add(new(surname, ComparisonKind.Surname, Both(surname, known.Forename), TermFrequency: true));
        if (known.Forename is null && known.Surname is null && known.FullName is { } full) found.Add(new(full, ComparisonKind.FullName, [full], TermFrequency: true));
        Each(FieldKind.MiddleName, ComparisonKind.MiddleName);
        Each(FieldKind.BirthDate, ComparisonKind.BirthDate);
        Each(FieldKind.Date, ComparisonKind.BirthDate);
        Each(FieldKind.Sex, ComparisonKind.Sex);
        if (known.Postcode is not null || known.Street is not null || known.All(FieldKind.Uprn, FieldKind.Latitude).Count > 0) found.Add(new("address", ComparisonKind.Address, known.AddressParts));
        else Each(FieldKind.Town, ComparisonKind.Text, terms: true);
        Each(FieldKind.Email, ComparisonKind.Email, terms: true);
        Each(FieldKind.Phone, ComparisonKind.Phone, terms: true);
        foreach (var kind in new[] { FieldKind.NationalInsuranceNumber, FieldKind.NhsNumber, FieldKind.Reference }) Each(kind, ComparisonKind.Reference);
        Each(FieldKind.Text, ComparisonKind.Text, terms: true);
        Each(FieldKind.Amount, ComparisonKind.Amount, terms: true);
        return found;

        void Each(FieldKind field, ComparisonKind kind, bool terms = false) => found.AddRange(known.All(field).Select(it => new Comparison(it, kind, [it], terms)));
    }

    static string[] Both(string first, string? second) => second is null ? [first] : [first, second];
}
