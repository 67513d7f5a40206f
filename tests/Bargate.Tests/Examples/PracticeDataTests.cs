using System.Text.RegularExpressions;
using Bargate.Examples;
using Bargate.Kernel.Places;

namespace Bargate.Tests.Examples;

public class PracticeDataTests
{
    [Fact]
    public void There_are_about_four_thousand_properties_on_120_streets_in_17_wards()
    {
        Assert.InRange(PracticePlaces.All.Count, 3_900, 4_300);
        Assert.Equal(17, PracticePlaces.All.Select(it => it.Ward).Distinct().Count());
        Assert.Equal(120, PracticePlaces.All.Select(it => Regex.Match(it.Lines[0], @"\d+A? (\D+)$").Groups[1].Value).Distinct().Count());
        Assert.Contains(PracticePlaces.All, it => it.Lines[0].StartsWith("Flat 10, ", StringComparison.Ordinal));
    }

    [Fact]
    public void No_two_properties_share_a_UPRN_or_an_address()
    {
        Assert.Equal(PracticePlaces.All.Count, PracticePlaces.All.Select(it => it.Uprn).Distinct().Count());
        Assert.Equal(PracticePlaces.All.Count, PracticePlaces.All.Select(it => it.OneLine).Distinct().Count());
        Assert.All(PracticePlaces.All, it => Assert.InRange(it.Uprn, PracticePlaces.FirstUprn, 999_999_999_999));
    }

    [Fact]
    public void Every_property_has_a_postcode_of_the_city_and_a_place_in_it() => Assert.All(PracticePlaces.All, it =>
    {
        Assert.Matches("^SO1[4-9] [0-9][A-Z]{2}$", it.Postcode);
        Assert.NotNull(UkPostcode.Parse(it.Postcode));
        Assert.InRange(it.Latitude!.Value, 50.895, 50.955);
        Assert.InRange(it.Longitude!.Value, -1.46, -1.33);
    });

    [Fact]
    public void A_postcode_is_on_one_street_and_has_no_more_than_a_handful_of_addresses() => Assert.All(PracticePlaces.All.GroupBy(it => it.Postcode), it => Assert.InRange(it.Count(), 1, 14));

    [Fact]
    public void The_same_places_and_people_come_every_time()
    {
        Assert.Equal("1 Ropewalk Street, Southampton, SO14 1AA", PracticePlaces.All[0].OneLine);
        Assert.Equal(PracticePeople.Some(500), PracticePeople.Some(500));
        Assert.NotEqual(PracticePeople.Some(500, seed: 2), PracticePeople.Some(500));
    }

    [Fact]
    public void Nobody_can_be_reached_and_everybody_could_be()
    {
        var people = PracticePeople.Some(5000).ToArray();
        Assert.All(people, it => Assert.True(it.Email is not null || it.Phone is not null));
        Assert.All(people.Select(it => it.Email).OfType<string>(), it => Assert.Matches(@"^[a-z]+\.[a-z]+\d+@example\.org$", it));
        Assert.All(people.Select(it => it.Phone).OfType<string>(), it => Assert.Matches(@"^(07700 900\d{3}|0191 498 0\d{3}|0161 496 0\d{3}|020 7946 0\d{3})$", it));
        Assert.Contains(people, it => it.Email is null);
        Assert.Contains(people, it => it.Phone is null);
        var emails = people.Select(it => it.Email).OfType<string>().ToArray();
        Assert.Equal(emails.Length, emails.Distinct().Count());
    }
}
