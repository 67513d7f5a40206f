using Bargate.Linkage.Fields;

namespace Bargate.Linkage.Comparing;

/// <summary>From a comparison as it is written to one that runs.</summary>
internal static class Comparers
{
    public static Comparer[] Of(LinkageSettings settings, IReadOnlyList<LinkageColumn> columns, PairValues values) => [.. settings.Comparisons.Select(it => Of(it, columns, values))];

    static Comparer Of(Comparison it, IReadOnlyList<LinkageColumn> columns, PairValues values)
    {
        var places = it.Columns.Select(Place).ToArray();
        if (places.Length == 0) throw new FormatException($"The comparison '{it.Name}' names no column.");
        if (it.Levels is { Count: > 0 } own) return new CustomComparer(values, own, Place, it.TermFrequency) { Places = places };
        return it.Kind switch
        {
            ComparisonKind.Name => new JointNameComparer(values, places[0], Second(), it.TermFrequency) { Places = places },
            ComparisonKind.Forename => new ForenameComparer(values, places[0], places.Length > 1 ? places[1] : -1, it.TermFrequency) { Places = places },
            ComparisonKind.Surname => new SurnameComparer(values, places[0], places.Length > 1 ? places[1] : -1, it.TermFrequency) { Places = places },
            ComparisonKind.BirthDate => new DateComparer(values, places[0]) { Places = places },
            ComparisonKind.Address => new AddressComparer(values, AddressPlacesOf(it, columns, Place)) { Places = places },
            ComparisonKind.MiddleName => One(MiddleNameGrade.Of, MiddleNameGrade.Labels),
            ComparisonKind.FullName => One(FullNameGrade.Of, FullNameGrade.Labels),
            ComparisonKind.Email => One(EmailGrade.Of, EmailGrade.Labels),
            ComparisonKind.Phone => One(PhoneGrade.Of, PhoneGrade.Labels),
            ComparisonKind.Reference => One(ReferenceGrade.Of, ReferenceGrade.Labels),
            ComparisonKind.Postcode => One(PostcodeGrade.Of, PostcodeGrade.Labels),
            ComparisonKind.Text => One(TextGrade.Of, [.. TextGrade.Labels.Select(label => $"{it.Name} {label}")]),
            ComparisonKind.Sex or ComparisonKind.Exact or ComparisonKind.Amount => One((_, _) => 0, [$"different {it.Name}", $"same {it.Name}"]),
            _ => throw new FormatException($"The comparison '{it.Name}' is of the kind {it.Kind}, which needs levels of its own."),
        };

        int Place(string name) => columns.Select(column => column.Name).ToList().FindIndex(column => column.Equals(name, StringComparison.OrdinalIgnoreCase)) is var place and >= 0 ? place
            : throw new FormatException($"The comparison '{it.Name}' uses the column '{name}', which the records do not have. They have {string.Join(", ", columns.Select(column => column.Name))}.");
        int Second() => places.Length > 1 ? places[1] : throw new FormatException($"The comparison '{it.Name}' needs a forename and a surname column.");
        ColumnComparer One(GradeFunction grade, string[] labels) => new(values, places[0], grade, labels, it.TermFrequency) { Places = places };
    }

    static AddressPlaces AddressPlacesOf(Comparison it, IReadOnlyList<LinkageColumn> columns, Func<string, int> place)
    {
        int OfKind(params FieldKind[] kinds) => it.Columns.Select(place).FirstOrDefault(at => kinds.Contains(columns[at].Kind), -1);
        return new(OfKind(FieldKind.Uprn), OfKind(FieldKind.HouseNumber), OfKind(FieldKind.Street, FieldKind.AddressLine), OfKind(FieldKind.Town), OfKind(FieldKind.Postcode), OfKind(FieldKind.Latitude), OfKind(FieldKind.Longitude));
    }
}
