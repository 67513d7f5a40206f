namespace Bargate.Linkage.Bench;

/// <summary>The model of a register of customers, learnt from made-up people under the register's own column names.</summary>
internal static class Learn
{
    // As in Bargate.Records, in its order; what the file does not have is empty.
    static readonly (LinkageColumn Column, string? Heading)[] Customers =
    [
        (new("forename", FieldKind.Forename), "first_name"), (new("middle-name", FieldKind.MiddleName), "middle_name"), (new("surname", FieldKind.Surname), "surname"),
        (new("birth-date", FieldKind.BirthDate), "dob"), (new("sex", FieldKind.Sex), "sex"), (new("uprn", FieldKind.Uprn), null), (new("house-number", FieldKind.HouseNumber), "house_number"),
        (new("street", FieldKind.Street), "street"), (new("town", FieldKind.Town), null), (new("postcode", FieldKind.Postcode), "postcode"), (new("email", FieldKind.Email), "email"),
        (new("phone", FieldKind.Phone), "phone"), (new("national-insurance", FieldKind.NationalInsuranceNumber), null),
    ];

    public static IEnumerable<(string Column, string Heading)> Mapped => Customers.Where(it => it.Heading is not null).Select(it => (it.Column.Name, it.Heading!));

    public static void Run(string path, string output)
    {
        var file = Table.ReadCsv(path, TestSet.People, "unique_id");
        LinkageColumn[] columns = [.. Customers.Select(it => it.Column)];
        var table = Table.Of(columns, Enumerable.Range(0, file.Count).Select(row => (file.IdOf(row), (string?[])[.. Customers.Select(it => it.Heading is null ? null : file.Value(row, it.Heading))])));
        File.WriteAllText(output, Training.Train(table, LinkageSettings.Guess(columns)).Write());
    }
}
