using Bargate.Examples;
using Bargate.Kernel;
using Bargate.Kernel.Places;
using Bargate.Kernel.Storage;
using Bargate.Records.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

public sealed class PropertyRegisterTests(PropertyRegisterTests.Filled filled) : IClassFixture<PropertyRegisterTests.Filled>
{
    static readonly PropertyAddress Flat = PracticePlaces.All.First(it => it.Lines[0].StartsWith("Flat 2, ", StringComparison.Ordinal));

    [Fact]
    public async Task The_properties_of_a_postcode_come_in_the_order_of_their_numbers()
    {
        var found = await Ask(it => it.FindByPostcode(Flat.Postcode.ToLowerInvariant().Replace(" ", "  ", StringComparison.Ordinal)));
        Assert.Equal(PracticePlaces.All.Where(it => it.Postcode == Flat.Postcode).Select(it => it.Uprn), found.Select(it => it.Uprn));
        Assert.True(found.Count > 5);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("SO14")]
    [InlineData("ZZ99 9ZZ")]
    [InlineData("'; drop table records_properties; --")]
    public async Task What_is_no_postcode_finds_nothing(string? postcode)
    {
        Assert.Empty(await Ask(it => it.FindByPostcode(postcode)));
        Assert.Null(await Ask(it => it.MeanOf(postcode)));
    }

    [Fact]
    public async Task A_UPRN_finds_its_property()
    {
        var found = (await Ask(it => it.Find(Flat.Uprn)))!;
        Assert.Equal(Flat with { Lines = found.Lines }, found);
        Assert.Equal(Flat.Lines, found.Lines);
        Assert.Null(await Ask(it => it.Find(1)));
    }

    [Fact]
    public async Task Officers_find_by_what_they_were_told()
    {
        var street = Flat.Lines[0].Split(", ")[1];
        foreach (var words in (string[])[Flat.Uprn.ToString(), $"flat 2 {street}", $"FLAT 2, {street}, {Flat.Postcode}", $"2 {Flat.Postcode}", $"{street} southampton"])
            Assert.Contains(Flat.Uprn, (await Ask(it => it.Search(words, 100))).Select(it => it.Uprn));
        Assert.All(await Ask(it => it.Search("SO14 1", 20)), it => Assert.StartsWith("SO14 1", it.Postcode, StringComparison.Ordinal));
        Assert.Equal(20, (await Ask(it => it.Search("SO14 1", 20))).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  , ")]
    [InlineData("no such road anywhere")]
    [InlineData("100% _ \\ ' \" --")]
    [InlineData("99999999999999999999999")]
    public async Task Words_that_name_nothing_find_nothing(string words)
    {
        Assert.Empty(await Ask(it => it.Search(words, 10)));
        Assert.Empty(await Ask(it => it.FindStreets(words, 10)));
    }

    [Fact]
    public async Task The_start_of_a_word_finds_a_street_and_its_middle()
    {
        var street = Assert.Single(await Ask(it => it.FindStreets("ropew str", 10)));
        Assert.Equal(("Ropewalk Street", "Bargate"), (street.Street, street.Ward));
        Assert.InRange(Distance.Metres(street.Latitude!.Value, street.Longitude!.Value, 50.905, -1.402), 200, 500);
    }

    [Fact]
    public async Task A_postcode_has_a_middle()
    {
        var all = PracticePlaces.All.Where(it => it.Postcode == Flat.Postcode).ToArray();
        var mean = (await Ask(it => it.MeanOf(Flat.Postcode)))!.Value;
        Assert.Equal(all.Average(it => it.Latitude!.Value), mean.Latitude, 6);
        Assert.Equal(all.Average(it => it.Longitude!.Value), mean.Longitude, 6);
    }

    [Fact]
    public async Task A_point_has_neighbours_nearest_first_and_none_too_far()
    {
        double latitude = 50.9051, longitude = -1.4021;
        double Far(PropertyAddress it) => Distance.Metres(latitude, longitude, it.Latitude!.Value, it.Longitude!.Value);
        var expected = PracticePlaces.All.Where(it => Far(it) <= 150).Select(Far).Order().ToArray();
        var near = await Ask(it => it.Near(latitude, longitude, 150, 1000));
        Assert.Equal(expected.Select(it => Math.Round(it, 3)), near.Select(it => Math.Round(Far(it), 3)));
        Assert.Equal(5, (await Ask(it => it.Near(latitude, longitude, 150, 5))).Count);
    }

    [Fact]
    public async Task A_point_near_a_house_is_in_its_street_and_ward_and_a_point_in_the_Solent_is_in_none()
    {
        Assert.Equal((Flat.Ward, Flat.Lines[0].Split(", ")[1].TrimStart("0123456789 ".ToCharArray())),
            (await Ask(it => it.WardAt(Flat.Latitude!.Value, Flat.Longitude!.Value)), await Ask(it => it.StreetAt(Flat.Latitude!.Value, Flat.Longitude!.Value))));
        Assert.Null(await Ask(it => it.WardAt(50.80, -1.30)));
        Assert.Null(await Ask(it => it.StreetAt(double.NaN, double.PositiveInfinity)));
    }

    [Fact]
    public async Task Filling_again_changes_nothing()
    {
        await Filled.Fill(filled.House);
        Assert.Equal(PracticePlaces.All.Count, await Ask(it => it.Count()));
    }

    async Task<T> Ask<T>(Func<PropertyRegister, Task<T>> ask)
    {
        await using var scope = filled.House.Scope();
        return await ask(scope.ServiceProvider.GetRequiredService<PropertyRegister>());
    }

    public sealed class Filled : IAsyncLifetime
    {
        public RegisterHouse House { get; } = new();

        public async Task InitializeAsync()
        {
            await House.InitializeAsync();
            await Fill(House);
        }

        public Task DisposeAsync() => House.DisposeAsync();

        public static async Task Fill(RegisterHouse house)
        {
            await using var scope = house.Scope();
            await PracticePlaces.Fill(scope.ServiceProvider.GetRequiredService<BargateDb>(), scope.ServiceProvider.GetRequiredService<BatchWriter>(), new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc));
        }
    }
}
