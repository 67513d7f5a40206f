using System.Text;
using Bargate.Kernel.Yaml;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Services;

public sealed class YamlTests
{
    static Faults FaultsOf(string yaml)
    {
        var faults = new Faults();
        YamlReader.Read("it.yaml", yaml, faults);
        return faults;
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("{")]
    [InlineData("!!x ")]
    [InlineData("? ")]
    public void A_hundred_kilobytes_of_nesting_is_a_fault(string piece)
    {
        Assert.NotEmpty(FaultsOf(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length))));
    }

    [Fact]
    public void An_alias_bomb_is_refused_at_its_first_anchor()
    {
        var bomb = "a: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 25).Select(i => $"{(char)('b' + i)}: &{(char)('b' + i)} [*{(char)('a' + i)}, *{(char)('a' + i)}]\n"));
        var fault = Assert.Single(FaultsOf(bomb));
        Assert.Equal("it.yaml:1:4: Anchors (&name) are not used here. Remove it and write the value out where it is needed", fault.ToString());
    }

    [Theory]
    [InlineData("a: *b", 1, 4, "Aliases")]
    [InlineData("a: !int 5", 1, 4, "Tags")]
    [InlineData("a: 1\nb: 2\na: 3", 3, 1, "'a' is written twice")]
    [InlineData("a:\n\tb: 1", 2, 1, "indented with a tab")]
    [InlineData("a: [1, 2", 2, 1, "not YAML")]
    [InlineData("a: 'open", 1, 4, "not YAML")]
    [InlineData("a: 1\n---\nb: 2", 2, 1, "second document")]
    [InlineData("", 1, 1, "empty")]
    [InlineData("# only a comment", 1, 1, "empty")]
    [InlineData("? [a, b]\n: 1", 1, 3, "key must be a single word")]
    public void What_is_not_used_here_is_named_at_its_place(string yaml, int line, int column, string problem)
    {
        var fault = Assert.Single(FaultsOf(yaml));
        Assert.Contains(problem, fault.Problem);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Fact]
    public void A_file_of_two_megabytes_is_not_read()
    {
        Assert.Contains("larger than 1 MB", Assert.Single(FaultsOf("a: " + new string('x', 2_000_000))).Problem);
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, new byte[2_000_000]);
            var faults = new Faults();
            Assert.Null(YamlReader.ReadFile(path, "big.yaml", faults));
            Assert.Contains("larger than 1 MB", Assert.Single(faults).Problem);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Bytes_that_are_not_text_are_named_with_their_place()
    {
        var faults = new Faults();
        Assert.Null(YamlReader.Read("it.yaml", [.. "a: 1\nb: "u8, 0xff, .. "\n"u8], faults));
        Assert.Equal("it.yaml:2:4: A character here is not UTF-8. Save the file as UTF-8", Assert.Single(faults).ToString());
    }

    [Fact]
    public void A_file_that_does_not_exist_is_a_fault()
    {
        var faults = new Faults();
        Assert.Null(YamlReader.ReadFile("/nowhere/at/all.yaml", "all.yaml", faults));
        Assert.Single(faults);
    }

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        var letters = Gen.Elements([.. "ab:-[]{}'\"&*!|>?#%@`,\\ \n\t\r\0\u0085\ufeff~u0x".ToCharArray()]);
        var texts = Gen.Select(Gen.ListOf(letters), list => new string([.. list])).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(200), Prop.ForAll(texts, text =>
        {
            FaultsOf(text);
            FaultsOf("a: " + text);
            return true;
        }));
    }

    [Fact]
    public void A_key_nobody_asked_for_is_named_with_the_nearest_one()
    {
        var faults = new Faults();
        var read = ((YamlMap)YamlReader.Read("it.yaml", "titel: A\nsummary: B", faults)!).Read(faults);
        read.Optional("title");
        read.Required("summary");
        read.Finish();
        Assert.Equal("it.yaml:1:1: 'titel' is not known here. Did you mean 'title'?", Assert.Single(faults).ToString());
    }

    [Fact]
    public void Reading_goes_on_after_a_fault()
    {
        var faults = new Faults();
        var read = ((YamlMap)YamlReader.Read("it.yaml", "a: [1]\nb: maybe\nc: 99", faults)!).Read(faults);
        Assert.Equal("", read.Required("a"));
        Assert.True(read.YesNo("b", otherwise: true));
        Assert.Equal(5, read.Int("c", 5, 0, 10));
        read.Required("d");
        Assert.Equal([(1, 1), (1, 4), (2, 4), (3, 4)], faults.Select(f => (f.Line, f.Column)));
    }

    [Fact]
    public void A_node_keeps_its_span_of_the_text()
    {
        const string text = "a: one\nb: \"two\" # why\n";
        var map = (YamlMap)YamlReader.Read("it.yaml", text, new Faults())!;
        Assert.Equal("one", text[map["a"]!.Start..map["a"]!.End]);
        Assert.Equal("\"two\"", text[map["b"]!.Start..map["b"]!.End]);
    }

    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_first_key()
    {
        var map = (YamlMap)YamlReader.Read("it.yaml", [.. Encoding.UTF8.Preamble, .. "a: 1"u8], new Faults())!;
        Assert.NotNull(map["a"]);
    }
}
