using Bargate.Records.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

public sealed class ImportAddressesTests : IAsyncLifetime
{
    const string Header = "uprn,address_1,address_2,town,postcode,latitude,longitude,ward\n";
    const string Good = "1001,1 Example Road,,Southampton,SO14 1AA,50.905,-1.402,Bargate\n1002,2 Example Road,,Southampton,so141aa,,,Bargate\n";

    readonly RegisterHouse house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_register_is_loaded_and_loading_it_again_changes_nothing()
    {
        for (var i = 0; i < 2; i++)
        {
            var (code, printed, faults) = await house.Import(Header + Good);
            Assert.Equal((0, ""), (code, faults));
            Assert.Contains("2 properties loaded, on 1 street in all.", printed, StringComparison.Ordinal);
            Assert.Equal(2, await Register(it => it.Count()));
        }
        var found = await Register(it => it.Find(1001));
        Assert.Equal("1 Example Road, Southampton, SO14 1AA", found?.OneLine);
        Assert.Equal((50.905, -1.402, "Bargate"), (found!.Latitude, found.Longitude, found.Ward));
        Assert.Null((await Register(it => it.Find(1002)))!.Latitude);
    }

    [Fact]
    public async Task A_corrected_line_takes_the_place_of_the_old_one()
    {
        await house.Import(Header + Good);
        await house.Import(Header + "1001,\"Flat 1, 1 New Street\",,Southampton,SO14 1AB,,,\n");
        Assert.Equal("Flat 1, 1 New Street, Southampton, SO14 1AB", (await Register(it => it.Find(1001)))!.OneLine);
        Assert.Equal(["Example Road", "New Street"], (await Register(it => it.FindStreets("e", 10))).Concat(await Register(it => it.FindStreets("new street", 10))).Select(it => it.Street));
    }

    [Theory]
    [InlineData("12x,1 Example Road,,,SO14 1AA,,,", "`12x` is not a UPRN")]
    [InlineData("0,1 Example Road,,,SO14 1AA,,,", "not a UPRN")]
    [InlineData("1234567890123,1 Example Road,,,SO14 1AA,,,", "not a UPRN")]
    [InlineData("5,1 Example Road,,,SO14,,,", "`SO14` is not a UK postcode. Write it like SO14 7LY.")]
    [InlineData("5,,,,SO14 1AA,,,", "no address")]
    [InlineData("5,1 Example Road,,,SO14 1AA,-1.402,50.905,", "not in the UK")]
    [InlineData("5,1 Example Road,,,SO14 1AA,50.905,,", "not two numbers")]
    [InlineData("5,1 Example Road,,,SO14 1AA,NaN,Infinity,", "not two numbers")]
    [InlineData("5,1 Example Road,,SO14 1AA", "4 fields, the first line names 8")]
    [InlineData("1001,1 Example Road,,,SO14 1AA,,,", "in the file twice")]
    [InlineData("5,\"1 Example\" Road,,,SO14 1AA,,,", "after a closing quote")]
    [InlineData("5,1 Ex\uFFFDmple Road,,,SO14 1AA,,,", "UTF-8")]
    public async Task A_line_with_a_fault_is_named_and_left_out(string line, string fault)
    {
        var (code, printed, faults) = await house.Import(Header + Good + line + "\n");
        Assert.Equal(1, code);
        Assert.StartsWith("Line 4: ", faults, StringComparison.Ordinal);
        Assert.Contains(fault, faults, StringComparison.Ordinal);
        Assert.Contains("1 line was left out", printed, StringComparison.Ordinal);
        Assert.Equal(2, await Register(it => it.Count()));
    }

    [Fact]
    public async Task Strict_loads_nothing_when_a_line_has_a_fault()
    {
        var (code, _, faults) = await house.Import(Header + Good + "x,,,,,,,\n", "--strict");
        Assert.Equal(2, code);
        Assert.Contains("Nothing was loaded: 1 line has a fault.", faults, StringComparison.Ordinal);
        Assert.Equal(0, await Register(it => it.Count()));
        Assert.Equal(0, (await house.Import(Header + Good, "--strict")).Code);
    }

    [Fact]
    public async Task Replace_takes_out_what_the_file_does_not_hold()
    {
        await house.Import(Header + Good);
        var (_, printed, _) = await house.Import(Header + "1002,2 Example Road,,,SO14 1AA,,,\n", "--replace");
        Assert.Contains("1 property that is not in the file was removed", printed, StringComparison.Ordinal);
        Assert.Null(await Register(it => it.Find(1001)));
    }

    [Fact]
    public async Task Replace_takes_nothing_out_when_a_line_could_not_be_read()
    {
        await house.Import(Header + Good);
        var (_, printed, _) = await house.Import(Header + "1002,2 Example Road,,,SO14 1AA,,,\n100l,1 Example Road,,,SO14 1AA,,,\n", "--replace");
        Assert.Contains("No property was removed", printed, StringComparison.Ordinal);
        Assert.NotNull(await Register(it => it.Find(1001)));
    }

    [Fact]
    public async Task National_grid_and_other_names_of_columns_are_known()
    {
        Assert.Equal((0, ""), await Outcome("\uFEFFUPRN;".TrimEnd(';') + ",Line2,Line1,POSTCODE,X_COORDINATE,Y_COORDINATE\r\n7,Example Road,Rose Cottage,SO14 1AA,441900.00,112500.00\r\n"));
        var found = (await Register(it => it.Find(7)))!;
        Assert.Equal(["Rose Cottage", "Example Road"], found.Lines);
        Assert.InRange(found.Latitude!.Value, 50.90, 50.92);
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("id,address_1,postcode\n", "no column `uprn`")]
    [InlineData("uprn,address_1\n", "no column `postcode`")]
    [InlineData("uprn,postcode\n", "There is no address")]
    public async Task A_file_that_is_no_register_is_refused_with_the_reason(string csv, string why)
    {
        var (code, faults) = await Outcome(csv);
        Assert.Equal(2, code);
        Assert.Contains(why, faults, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_command_says_how_it_is_used()
    {
        var (code, _, faults) = await house.Import(Header, "--force");
        Assert.Equal(2, code);
        Assert.Contains("There is no option --force", faults, StringComparison.Ordinal);
    }

    async Task<(int Code, string Faults)> Outcome(string csv)
    {
        var (code, _, faults) = await house.Import(csv);
        return (code, faults);
    }

    async Task<T> Register<T>(Func<PropertyRegister, Task<T>> ask)
    {
        await using var scope = house.Scope();
        return await ask(scope.ServiceProvider.GetRequiredService<PropertyRegister>());
    }
}
