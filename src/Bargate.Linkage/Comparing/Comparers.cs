namespace Bargate.Linkage.Comparing;

/// <summary>From a comparison as it is written to one that runs.</summary>
internal static class Comparers
{
    public static Comparer[] Of(LinkageSettings settings, IReadOnlyList<LinkageColumn> columns, PairValues values) => [.. settings.Comparisons.Select(it => Of(it, columns, values))];

    static Comparer Of(Comparison it, IReadOnlyList<LinkageColumn> columns, PairValues values)
    {
        var places = it.Columns.Select(Place).ToArray();
        if (places.Length == 0) throw new FormatException($"The comparison '{it.Name}' names no column.");
        if (it.Levels is { Count: > 0 } own) return new CustomComparer(values, own, Place) { Places = places };
        return it.Kind switch
        {
            ComparisonKind.Name => new JointNameComparer(values, places[0], Second(), GradeFunctions.Forename, GradeFunctions.Surname, it.TermFrequency) { Places = places },
            ComparisonKind.Forename => new ForenameComparer(values, places[0], places.ElementAtOrDefault(1, -1), GradeFunctions.Forename, ["different forename", "similar forename", "nickname, initial or short form", "very similar forename", "forename and surname swapped", "same forename"], it.TermFrequency) { Places = places },
            ComparisonKind.Surname => new SurnameComparer(values, places[0], places.ElementAtOrDefault(1, -1), GradeFunctions.Surname, ["different surname", "similar surname", "very similar surname", "same surname"], it.TermFrequency) { Places = places },
            ComparisonKind.BirthDate => new DateComparer(values, places[0], GradeFunctions.Date, ["different date of birth", "same year", "two digits differ", "one digit differs, or day and month swapped", "same 1 January", "same date of birth"]) { Places = places },
            ComparisonKind.Address => new AddressComparer(values, AddressPlacesOf(it, columns, Place), GradeFunctions.Postcode, GradeFunctions.Text) { Places = places },
            ComparisonKind.MiddleName => One(GradeFunctions.Middle, "different middle name", "same initial", "same middle name"),
            ComparisonKind.FullName => One(GradeFunctions.Text, "different name", "similar name", "very similar name", "same name"),
            ComparisonKind.Email => One(GradeFunctions.Email, "different email", "similar email", "same before the @", "same email"),
            ComparisonKind.Phone => One(GradeFunctions.Reference, "different phone", "two digits differ", "one digit differs", "same phone"),
            ComparisonKind.Sex => One(GradeFunctions.None, "different sex", "same sex"),
            ComparisonKind.Reference => One(GradeFunctions.Reference, $"different {it.Name}", "two signs differ", "one sign differs", $"same {it.Name}"),
            ComparisonKind.Postcode => One(GradeFunctions.Postcode, "different postcode", "same district", "same sector", "one sign differs", "same postcode"),
            ComparisonKind.Text => One(GradeFunctions.Text, $"different {it.Name}", $"similar {it.Name}", $"very similar {it.Name}", $"same {it.Name}"),
            ComparisonKind.Exact or ComparisonKind.Amount => One(GradeFunctions.None, $"different {it.Name}", $"same {it.Name}"),
            _ => throw new FormatException($"The comparison '{it.Name}' is of the kind {it.Kind}, which needs levels of its own."),
        };

        int Place(string name) => columns.Select(column => column.Name).ToList().FindIndex(column => column.Equals(name, StringComparison.OrdinalIgnoreCase)) is var place and >= 0 ? place
            : throw new FormatException($"The comparison '{it.Name}' uses the column '{name}', which the records do not have. They have {string.Join(", ", columns.Select(column => column.Name))}.");
        int Second() => places.Length > 1 ? places[1] : throw new FormatException($"The comparison '{it.Name}' needs a forename and a surname column.");
        ColumnComparer One(GradeFunction grade, params string[] labels) => new(values, places[0], grade, labels, it.TermFrequency) { Places = places };
    }

    static AddressPlaces AddressPlacesOf(Comparison it, IReadOnlyList<LinkageColumn> columns, Func<string, int> place)
    {
        int OfKind(params FieldKind[] kinds) => it.Columns.Select(place).FirstOrDefault(at => kinds.Contains(columns[at].Kind), -1);
        return new(OfKind(FieldKind.Uprn), OfKind(FieldKind.HouseNumber), OfKind(FieldKind.Street, FieldKind.AddressLine), OfKind(FieldKind.Town), OfKind(FieldKind.Postcode), OfKind(FieldKind.Latitude), OfKind(FieldKind.Longitude));
    }

    static int ElementAtOrDefault(this int[] places, int index, int otherwise) => index < places.Length ? places[index] : otherwise;
}
