using Bargate.Linkage;

namespace Bargate.Tests.Linkage;

public sealed class ColumnGuessTests
{
    [Theory]
    [InlineData("first_name", FieldKind.Forename)]
    [InlineData("Given Name", FieldKind.Forename)]
    [InlineData("surname", FieldKind.Surname)]
    [InlineData("LastName", FieldKind.Surname)]
    [InlineData("full_name", FieldKind.FullName)]
    [InlineData("first_and_surname", FieldKind.FullName)]
    [InlineData("dob", FieldKind.BirthDate)]
    [InlineData("date_of_birth", FieldKind.BirthDate)]
    [InlineData("customer_dob", FieldKind.BirthDate)]
    [InlineData("birth_place", FieldKind.Text)]
    [InlineData("occupation", FieldKind.Text)]
    [InlineData("post_code", FieldKind.Postcode)]
    [InlineData("postcode_fake", FieldKind.Postcode)]
    [InlineData("street_number", FieldKind.HouseNumber)]
    [InlineData("suburb", FieldKind.Town)]
    [InlineData("soc_sec_id", FieldKind.Reference)]
    [InlineData("NI Number", FieldKind.NationalInsuranceNumber)]
    [InlineData("nhs_number", FieldKind.NhsNumber)]
    [InlineData("Mobile phone", FieldKind.Phone)]
    [InlineData("E-mail", FieldKind.Email)]
    [InlineData("UPRN", FieldKind.Uprn)]
    [InlineData("amount", FieldKind.Amount)]
    [InlineData("transaction_date", FieldKind.Date)]
    public void A_name_says_what_a_column_holds(string name, FieldKind kind) =>
        Assert.Equal([new LinkageColumn(name, kind)], ColumnGuess.From([name], [["a"], ["b"]]).Columns);

    [Theory]
    [InlineData(FieldKind.Email, "ann@a.org", "bob@b.uk", "cy@c.com")]
    [InlineData(FieldKind.Postcode, "SO14 7LY", "so16 4qr", "EC1A 1BB")]
    [InlineData(FieldKind.BirthDate, "1971-06-24", "01/02/1985", "3 May 1990")]
    [InlineData(FieldKind.Date, "2024-06-24", "01/02/2025", "3 May 2023")]
    [InlineData(FieldKind.Phone, "023 8055 5555", "07700 900123", "+447700900124")]
    [InlineData(FieldKind.NationalInsuranceNumber, "AB 98 76 54 C", "CE987653D", "JG103759A")]
    [InlineData(FieldKind.Sex, "M", "F", "f")]
    [InlineData(FieldKind.Text, "red", "green", "red")]
    public void Values_say_it_where_the_name_does_not(FieldKind kind, params string[] values) =>
        Assert.Equal(kind, ColumnGuess.From(["x17"], [.. values.Select(it => new[] { it })]).Columns.Single().Kind);

    [Fact]
    public void Ids_truth_and_columns_that_say_nothing_are_not_compared()
    {
        var guess = ColumnGuess.From(["unique_id", "cluster", "surname", "source", "note", "person_id"], [["1", "7", "Lee", "tax", null, "5"], ["2", "7", "Lee", "tax", null, "5"]]);
        Assert.Equal(("unique_id", "cluster"), (guess.Id, guess.Truth));
        Assert.Equal(["surname"], guess.Columns.Select(it => it.Name));
        Assert.Equal(["source", "note", "person_id"], guess.LeftOut.Select(it => it.Name));
    }

    [Fact]
    public void The_first_address_line_is_the_street_where_the_house_has_its_own_column() =>
        Assert.Equal([FieldKind.HouseNumber, FieldKind.Street, FieldKind.AddressLine], ColumnGuess.From(["street_number", "address_1", "address_2"], [["1", "high st", "x"]]).Columns.Select(it => it.Kind));

    [Fact]
    public void A_profile_counts_what_is_there()
    {
        var table = Table.Of([new("surname", FieldKind.Surname), new("nhs", FieldKind.NhsNumber)], [("1", ["Lee", "9434765919"]), ("2", ["LEE", "9434765918"]), ("3", ["unknown", null])]);
        var profile = TableProfile.Of(table);
        Assert.Equal((2, 1, 1), (profile.Columns[0].Filled, profile.Columns[0].Empty, profile.Columns[0].Distinct));
        Assert.Equal([("lee", 2)], profile.Columns[0].Top);
        Assert.Equal(1, profile.Columns[1].Faulty);
    }
}
