using Bargate.Records;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Records;

public class AddressPartsTests
{
    [Theory]
    [InlineData("10 Example Road|Southampton", "Example Road", "10", "")]
    [InlineData("10A Example Road|Southampton", "Example Road", "10A", "")]
    [InlineData("10-12 Example Road", "Example Road", "10-12", "")]
    [InlineData("Flat 1, 10 Example Road|Southampton", "Example Road", "10", "Flat 1")]
    [InlineData("Flat 3|Marlow House|5 Example Road|Bitterne Village", "Example Road", "5", "Flat 3|Marlow House")]
    [InlineData("Flat 3 Marlow House|Example Road|Southampton", "Example Road", "", "Flat 3 Marlow House")]
    [InlineData("First Floor Flat 12 Example Road", "Example Road", "12", "First Floor Flat")]
    [InlineData("Rose Cottage|Example Lane|Southampton", "Example Lane", "", "Rose Cottage")]
    [InlineData("7 Foxhill|Southampton", "Foxhill", "7", "")]
    [InlineData("Rose Cottage|Southampton", "", "", "Rose Cottage|Southampton")]
    public void The_lines_say_street_number_and_what_stands_before(string lines, string street, string number, string before)
    {
        var parts = AddressParts.Of(lines.Split('|'));
        Assert.Equal((street, number, before), (parts.Street, parts.Number, string.Join('|', parts.Before)));
    }

    [Fact]
    public void A_column_for_the_street_wins() => Assert.Equal("Foxhill", AddressParts.Of(["Rose Cottage", "Foxhill", "Station Road Estate"], "Foxhill").Street);

    [Fact]
    public void Addresses_sort_as_people_count()
    {
        string[] expected = ["9 Example Road", "10 Example Road", "10A Example Road", "11 Example Road", "Flat 1, 11 Example Road", "Flat 2, 11 Example Road", "Flat 10, 11 Example Road", "Rose Cottage, Example Road", "1 Example Road East"];
        Assert.Equal(expected, expected.Reverse().OrderBy(it => AddressParts.Of([it]).SortKey(), StringComparer.Ordinal));
    }

    [Fact]
    public void Flats_of_two_buildings_are_not_mixed()
    {
        string[] expected = ["Flat 1, Ash House, Example Road", "Flat 2, Ash House, Example Road", "Flat 1, Oak House, Example Road"];
        Assert.Equal(expected, expected.Reverse().OrderBy(it => AddressParts.Of([it]).SortKey(), StringComparer.Ordinal));
    }

    [Fact]
    public void Any_lines_have_parts() => Check.QuickThrowOnFailure(Prop.ForAll<string[]>(lines =>
        AddressParts.Of([.. lines.Where(it => it is not null)]).SortKey() is not null));

    [Fact]
    public void A_line_of_many_digits_is_read_quickly() => Assert.NotNull(AddressParts.Of([string.Concat(Enumerable.Repeat("1- ", 160)), new string('1', 480)]).SortKey());
}
