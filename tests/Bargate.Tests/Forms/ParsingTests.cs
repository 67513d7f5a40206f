using Bargate.Forms.Questions;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Forms;

/// <summary>Reading what people type: whatever it is, it is read as what it says or refused, and never breaks.</summary>
public sealed class ParsingTests
{
    [Fact]
    public void Every_sum_written_in_any_usual_way_is_read_as_itself() => Prop.ForAll(Gen.Choose(0, 99_999_999).ToArbitrary(), pence =>
    {
        var (pounds, rest) = (pence / 100, pence % 100);
        Assert.All([$"{pounds}.{rest:00}", $"£{pounds}.{rest:00}", FormattableString.Invariant($"£{pounds:N0}.{rest:00}"), $" £ {pounds}.{rest:00}".Trim(), $"{pounds}.{rest:00} pounds"],
            text => Assert.Equal(pence, MoneyQuestion.Pence(text)));
        Assert.Equal(pence, MoneyQuestion.Pence(MoneyQuestion.Written(pence)));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("£")]
    [InlineData(".")]
    [InlineData("-5")]
    [InlineData("1.234")]
    [InlineData("1,50")]
    [InlineData("12,34")]
    [InlineData("1e5")]
    [InlineData("99999999999999999999")]
    public void What_is_no_sum_of_money_is_refused(string text) => Assert.Null(MoneyQuestion.Pence(text));

    [Fact]
    public void National_insurance_numbers_are_read_with_any_spacing_and_case() => Prop.ForAll(
        Gen.Two(Gen.Choose(0, 999_999)).ToArbitrary(), pair =>
        {
            var number = $"AB{pair.Item1:000000}{"ABCD"[pair.Item2 % 4]}";
            Assert.Equal(number, NationalInsuranceNumberQuestion.Compact(number.ToLowerInvariant()));
            Assert.Equal(number, NationalInsuranceNumberQuestion.Compact(string.Join(' ', number.Chunk(2).Select(it => new string(it)))));
            Assert.Null(NationalInsuranceNumberQuestion.Compact(number[..^1]));
            Assert.Null(NationalInsuranceNumberQuestion.Compact("BG" + number[2..]));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("ab12cde", "AB12 CDE")]
    [InlineData("A123 BCD", "A123 BCD")]
    [InlineData("abc 1d", "ABC 1D")]
    [InlineData("a1", "A 1")]
    [InlineData("1 a", "1 A")]
    [InlineData("AZ-1234", "AZ 1234")]
    public void Registrations_of_every_age_are_read(string typed, string shown)
    {
        Assert.Equal(shown, VehicleRegistrationQuestion.Spaced(typed));
        Assert.Equal(shown, VehicleRegistrationQuestion.Spaced(shown));
    }

    [Fact]
    public void Sort_codes_and_account_numbers_are_read_with_any_spacing() => Prop.ForAll(Gen.Choose(0, 999_999).ToArbitrary(), digits =>
    {
        var (a, b, c) = ($"{digits / 10_000:00}", $"{digits / 100 % 100:00}", $"{digits % 100:00}");
        Assert.All([a + b + c, $"{a}-{b}-{c}", $"{a} {b} {c}"], text => Assert.Equal($"{a}-{b}-{c}", BankAccountQuestion.SortCode(text)));
        Assert.Equal("00" + a + b + c, BankAccountQuestion.AccountNumber(a + b + c));
        Assert.Null(BankAccountQuestion.SortCode(a + b));
        Assert.Null(BankAccountQuestion.SortCode(a + b + "xx"));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Months_are_read_by_number_and_by_name() => Prop.ForAll(Gen.Choose(1850, 2200).SelectMany(_ => Gen.Choose(1, 12), (year, month) => (Year: year, Month: month)).ToArbitrary(), it =>
    {
        var first = new DateOnly(it.Year, it.Month, 1);
        Assert.Equal(first, MonthQuestion.Parse($"{it.Month}", $"{it.Year}"));
        Assert.Equal(first, MonthQuestion.Parse(first.ToString("MMMM", System.Globalization.CultureInfo.InvariantCulture), $"{it.Year}"));
        Assert.Null(MonthQuestion.Parse($"{it.Month + 12}", $"{it.Year}"));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_that_can_be_typed_breaks_a_reader() => Prop.ForAll<string?>(typed =>
    {
        var text = typed ?? "";
        _ = (MoneyQuestion.Pence(text), NationalInsuranceNumberQuestion.Compact(text), VehicleRegistrationQuestion.Spaced(text), BankAccountQuestion.SortCode(text),
            BankAccountQuestion.AccountNumber(text), OrganisationQuestion.Number(text), MonthQuestion.Parse(text, text));
    }).QuickCheckThrowOnFailure();
}
