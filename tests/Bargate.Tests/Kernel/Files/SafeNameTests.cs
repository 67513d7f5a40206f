using Bargate.Kernel.Files;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Kernel.Files;

public class SafeNameTests
{
    [Theory]
    [InlineData("bin.jpg", "bin.jpg")]
    [InlineData(@"C:\Users\me\bin.jpg", "bin.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..", "file")]
    [InlineData(null, "file")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("a\r\nSet-Cookie: b.jpg", "aSet-Cookie_ b.jpg")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("zdjęcie śmieci.png", "zdjęcie śmieci.png")]
    [InlineData("what?<b>\"1\".pdf", "what__b__1_.pdf")]
    public void A_name_keeps_what_can_be_shown_and_saved(string? name, string safe) => Assert.Equal(safe, SafeName.Of(name));

    [Fact]
    public void A_long_name_is_cut_and_keeps_its_extension()
    {
        var safe = SafeName.Of(new string('a', 5000) + ".jpeg");
        Assert.Equal(100, safe.Length);
        Assert.EndsWith(".jpeg", safe, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_name_becomes_a_short_one_without_folders() => Check.QuickThrowOnFailure(Prop.ForAll<string>(name =>
        SafeName.Of(name) is { Length: > 0 and <= 100 } safe && safe.IndexOfAny(['/', '\\', '\0', '\n', ':']) < 0 && safe[0] != '.'));

    [Fact]
    public void Half_a_character_is_not_an_exception() => Assert.NotEmpty(SafeName.Of("\uD83D.jpg"));
}
