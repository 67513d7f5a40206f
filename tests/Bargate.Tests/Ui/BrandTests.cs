using Bargate.Kernel.Councils;
using Bargate.Ui;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Ui;

public class BrandTests
{
    [Fact]
    public void The_standard_colours_can_be_read() => Assert.Empty(Brand.Standard.ContrastFaults());

    [Fact]
    public void Black_on_white_has_the_greatest_contrast_and_a_colour_on_itself_none()
    {
        Assert.Equal(21, Brand.Ratio("#000000", "#ffffff"), 3);
        Assert.Equal(1, Brand.Ratio("#13706a", "#13706a"), 3);
        // The example of the WCAG techniques: #767676 is the lightest grey that passes on white.
        Assert.InRange(Brand.Ratio("#767676", "#ffffff"), 4.5, 4.6);
    }

    [Theory]
    [InlineData("primary", "#8fb4e0", "white text #ffffff on primary #8fb4e0 is 2.14 to 1 and at least 4.5 to 1 is needed")]
    [InlineData("accent", "#33bb99", "white text #ffffff on accent #33bb99 is 2.41 to 1 and at least 4.5 to 1 is needed")]
    [InlineData("link", "#6aa0d0", "link #6aa0d0 on white #ffffff is 2.78 to 1 and at least 4.5 to 1 is needed")]
    [InlineData("focus", "#0b2545", "text #0b0c0c on focus #0b2545 is 1.27 to 1 and at least 4.5 to 1 is needed")]
    public void A_pale_colour_is_refused_with_its_pair_and_its_ratio(string which, string colour, string fault)
    {
        var brand = Brand.Standard;
        brand = which switch
        {
            "primary" => brand with { Primary = colour },
            "accent" => brand with { Accent = colour },
            "link" => brand with { Link = colour },
            _ => brand with { Focus = colour },
        };
        Assert.Contains(fault, brand.ContrastFaults().Select(it => it.ToString()));
    }

    [Theory]
    [InlineData("red")]
    [InlineData("#fff")]
    [InlineData("#12345g")]
    [InlineData("")]
    public void A_value_that_is_no_colour_is_a_fault_that_names_it(string value)
    {
        var fault = Assert.Single((Brand.Standard with { Link = value }).ContrastFaults());
        Assert.Equal($"link is \"{value}\", which is no colour", fault.ToString());
    }

    [Fact]
    public void Contrast_does_not_depend_on_the_order_and_lies_between_1_and_21() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Colours, Colours, (one, other) =>
            Math.Abs(Brand.Ratio(one, other) - Brand.Ratio(other, one)) < 1e-9 && Brand.Ratio(one, other) is >= 1 and <= 21.0001));

    [Fact]
    public void Nothing_but_colours_reaches_the_style_sheet() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
            BrandCss.Write(Brand.Standard with { Link = text! }) == BrandCss.Write(Brand.Standard)));

    static Arbitrary<string> Colours => Gen.Choose(0, 0xffffff).Select(it => $"#{it:x6}").ToArbitrary();
}
