namespace Bargate.Linkage.Settings;

/// <summary>Which pairs are looked at: each rule survives an error in what it does not name.</summary>
internal static class GuessedBlocking
{
    public static IEnumerable<string> For(KnownColumns known)
    {
        var (forename, surname, birth, postcode) = (known.Forename, known.Surname, known.Birth, known.Postcode);
        var rules = known.References.Concat(known.Contacts).Select(it => Rule(it)).Concat(
        [
            Rule(surname, birth), Rule(forename, birth), Rule(postcode, surname), Rule(postcode, forename), Rule(postcode, birth),
            Rule(forename, surname, Prefix(postcode, 3)), Rule(Sound(forename), Sound(surname), Year(birth)),
        ]);
        if (postcode is null) rules = rules.Concat([Rule(forename, surname), Rule(known.House, known.Street, surname), Rule(known.Street, forename)]);
        if (known.FullName is { } full && forename is null && surname is null) rules = rules.Concat([Rule(full), Rule(Prefix(full, 6), birth), Rule(Prefix(full, 4), postcode)]);
        if (birth is null && postcode is null) rules = rules.Concat(known.Texts.Concat([known.Town]).Select(it => Rule(surname ?? forename, it)));
        var found = rules.OfType<string>().ToList();
        return found.Count > 0 ? found : Anything(known);
    }

    /// <summary>While records are few there is time for pairs that agree on one thing only.</summary>
    public static IEnumerable<string> LooseFor(KnownColumns known)
    {
        var (forename, surname, birth) = (known.Forename, known.Surname, known.Birth);
        return new[]
        {
            Rule(birth), Rule(known.Postcode), Rule(Sound(forename), Sound(surname)), Rule(Prefix(forename, 2), Prefix(surname, 3), Prefix(birth, 3)), Swapped(forename, surname),
            Rule(known.House, known.Street), Rule(Prefix(forename, 3), known.Town), Rule(Prefix(surname, 3), known.Town), Rule(surname), Rule(forename), Rule(Sound(surname), Year(birth)), Rule(Sound(forename), Year(birth)),
        }.Concat(known.Texts.SelectMany(it => new[] { Rule(birth, it), Rule(surname, it), Rule(forename, it) })).OfType<string>();
    }

    /// <summary>Pairs that are hardly ever two people.</summary>
    public static IEnumerable<string> TrainingFor(KnownColumns known)
    {
        var (forename, surname, birth, postcode) = (known.Forename, known.Surname, known.Birth, known.Postcode);
        var rules = known.All(FieldKind.NationalInsuranceNumber, FieldKind.NhsNumber, FieldKind.Reference, FieldKind.Email).Select(it => Rule(it)).Concat(
        [
            Rule(forename, birth, Near(surname, 2)), Rule(surname, birth, Near(forename, 1)), Rule(forename, surname, postcode),
        ]);
        if (forename is null && surname is null) rules = rules.Concat([Rule(known.FullName, birth), Rule(known.FullName, postcode)]);
        var found = rules.OfType<string>().ToList();
        return found.Count > 0 ? found : Anything(known).Take(1);
    }

    public static IEnumerable<string> EmFor(KnownColumns known)
    {
        var rules = new List<string?> { Rule(known.Birth), Rule(known.Forename, known.Surname) };
        // Where addresses are known, an email or a phone is often a family's, and would teach the family's habits.
        if (known.AddressParts.Count == 0 || known.Birth is null) rules.AddRange(known.All(FieldKind.Email).Select(it => Rule(it)));
        var found = rules.OfType<string>().ToList();
        if (found.Count < 2) found.AddRange(known.References.Concat([known.FullName, known.Postcode, known.Surname]).OfType<string>());
        return found.Count >= 2 ? found : found.Concat(Anything(known)).Distinct().Take(3);
    }

    static IEnumerable<string> Anything(KnownColumns known) => known.Columns.Where(it => it.Kind is not (FieldKind.Sex or FieldKind.Latitude or FieldKind.Longitude)).Select(it => it.Name);

    /// <summary>A rule over these parts; null when one of them is not among the columns.</summary>
    static string? Rule(params string?[] parts) => parts.All(it => it is not null) ? string.Join(" + ", parts) : null;
    static string? Prefix(string? column, int length) => column is null ? null : $"{column}[0:{length}]";
    static string? Sound(string? column) => column is null ? null : $"sound({column})";
    static string? Year(string? column) => column is null ? null : $"year({column})";
    static string? Near(string? column, int edits) => column is null ? null : $"{column}~{edits}";
    static string? Swapped(string? forename, string? surname) => forename is null || surname is null ? null : $"{forename}={surname} + {surname}={forename}";
}
