using Bargate.Kernel.Csv;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Kernel.Csv;

public class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a,b\r1,2")]
    [InlineData("a,b\r\n\r\n\n1,2")]
    public void Every_kind_of_line_end_is_read_and_empty_lines_are_not_records(string text) =>
        Assert.Equal(["a|b", "1|2"], Read(text).Select(Fields));

    [Fact]
    public void Quotes_hold_commas_line_ends_and_doubled_quotes() =>
        Assert.Equal(["say \"hi\"|a,b|two\r\nlines|"], Read("\"say \"\"hi\"\"\",\"a,b\",\"two\r\nlines\",\"\"\r\n").Select(Fields));

    [Fact]
    public void A_record_knows_the_line_of_the_file_on_which_it_begins() =>
        Assert.Equal([1, 2, 4], Read("a\r\n\"two\nlines\"\r\nb\n").Select(it => it.Line));

    [Theory]
    [InlineData("a\n\"b\"c,d\ne\n", 2, "after a closing quote")]
    [InlineData("a\nb\"c,d\ne\n", 2, "inside a field")]
    [InlineData("a\n\"never closed\ne", 2, "never closed")]
    public void A_broken_record_is_named_by_its_line_and_the_fix(string text, int line, string why)
    {
        var broken = Assert.Single(Read(text).OfType<CsvLine.Broken>());
        Assert.Equal(line, broken.Line);
        Assert.Contains(why, broken.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_goes_on_after_a_broken_record() => Assert.Equal("e", Fields(Read("a\n\"b\"c,d\ne\n").Last()));

    [Fact]
    public void An_unclosed_quote_does_not_pull_a_whole_file_into_memory()
    {
        var lines = Read("a\n\"" + string.Concat(Enumerable.Repeat("some text\n", 20_000)) + "end\n").ToList();
        Assert.IsType<CsvLine.Broken>(lines[1]);
        Assert.Equal("end", Fields(lines[^1]));
    }

    [Fact]
    public void What_is_written_is_read_back() => Check.QuickThrowOnFailure(Prop.ForAll<string[][]>(rows =>
    {
        var records = rows.Where(it => it is { Length: > 0 }).Select(it => it.Select(field => "x" + field).ToArray()).ToArray();
        var text = new StringWriter();
        var writer = new CsvWriter(text);
        foreach (var record in records) writer.Write(record).GetAwaiter().GetResult();
        return Read(text.ToString()).Select(Fields).SequenceEqual(records.Select(it => string.Join('|', it)));
    }));

    [Fact]
    public void Any_text_is_read_to_its_end_without_an_exception()
    {
        var text = Gen.ListOf(Gen.Elements('"', ',', '\r', '\n', 'a', '\0', '\uD800', ' ', '=')).Select(it => string.Concat(it)).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(text, it => Read(it).ToList().All(line => line.Line >= 1)));
    }

    static IEnumerable<CsvLine> Read(string text) => CsvReader.Read(new StringReader(text));

    static string Fields(CsvLine line) => string.Join('|', Assert.IsType<CsvLine.Row>(line).Fields);
}
