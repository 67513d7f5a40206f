namespace Bargate.Linkage;

/// <summary>A family of levels. The columns that each takes, in order, are named beside it.</summary>
public enum ComparisonKind
{
    /// <summary>Forename, surname: both at once.</summary>
    Name,
    /// <summary>Forename, and the surname where forename and surname may have been swapped.</summary>
    Forename,
    /// <summary>Surname, and the forename where the two may have been swapped.</summary>
    Surname,
    MiddleName, FullName, BirthDate,
    /// <summary>Any of UPRN, house number, street, town, postcode, latitude and longitude, told apart by their kinds: one nested comparison.</summary>
    Address,
    Email, Phone, Sex, Reference, Postcode, Text, Exact, Amount,
    /// <summary>Any columns; the levels are listed in the comparison itself.</summary>
    Custom,
}

/// <summary>How the values of a pair are compared. Levels are given only where they are the comparison's own.</summary>
public sealed record Comparison(string Name, ComparisonKind Kind, IReadOnlyList<string> Columns, bool TermFrequency = false, IReadOnlyList<LevelSpec>? Levels = null);

/// <summary>One level of an own list: a pair is on the highest level of which every test holds. The list begins above 'everything else'.</summary>
public sealed record LevelSpec(string Label, IReadOnlyList<LevelTest> Tests);

public enum LevelTestKind { Exact, Swapped, JaroWinkler, Levenshtein, Damerau, DaysApart, Prefix, LocalPart, Nickname, LocalPartJaroWinkler, PostcodeSector, PostcodeDistrict, PostcodeArea }

/// <summary>A test on one column of a pair; <paramref name="Other"/> is the second column of a swap.</summary>
/// <param name="Threshold">The least similarity, the most edits, the most days or the length of the prefix.</param>
public sealed record LevelTest(LevelTestKind Kind, string Column, double Threshold = 0, string? Other = null);
