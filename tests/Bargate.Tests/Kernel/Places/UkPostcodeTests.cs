using Bargate.Kernel.Places;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Kernel.Places;

public class UkPostcodeTests
{
    [Theory]
    [InlineData("so14 7dw", "SO147DW")]
    [InlineData(" SO147DW ", "SO147DW")]
    [InlineData("s o 1 4 7 d w", "SO147DW")]
    [InlineData("W1A 1AA", "W1A1AA")]
    [InlineData("EC1A 1BB", "EC1A1BB")]
    [InlineData("M1 1AE", "M11AE")]
    [InlineData("GIR 0AA", "GIR0AA")]
    public void A_postcode_is_read_whatever_its_spaces_and_case(string text, string compact) => Assert.Equal(compact, UkPostcode.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SO14")]
    [InlineData("SO14 7")]
    [InlineData("SO14 7D")]
    [InlineData("SO14 7DWX")]
    [InlineData("SO14-7DW")]
    [InlineData("SO14 7CM")]
    [InlineData("ＳＯ14 7DW")]
    [InlineData("14 Example Road")]
    public void What_is_not_a_whole_postcode_is_none(string? text) => Assert.Null(UkPostcode.Parse(text));

    [Theory]
    [InlineData("SO147DW", "SO14 7DW")]
    [InlineData("M11AE", "M1 1AE")]
    [InlineData("X", "X")]
    public void It_is_shown_with_its_space(string compact, string shown) => Assert.Equal(shown, UkPostcode.Shown(compact));

    [Theory]
    [InlineData("SO14", true)]
    [InlineData("SO147", true)]
    [InlineData("SO147D", true)]
    [InlineData("SO", false)]
    [InlineData("14", false)]
    [InlineData("ROAD", false)]
    public void The_start_of_a_postcode_is_known(string text, bool start) => Assert.Equal(start, UkPostcode.IsStart(text));

    [Fact]
    public void Any_text_is_a_postcode_or_not_and_never_an_exception() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text => UkPostcode.Parse(text) is null or { Length: >= 5 and <= 7 }));
}
