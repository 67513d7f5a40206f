using System.Globalization;
using Bargate.Kernel.Csv;

namespace Bargate.Tests.Kernel.Csv;

public class CsvWriterTests
{
    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("+447700900123")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("  =1")]
    [InlineData("＝1")]
    public async Task Text_that_a_spreadsheet_would_run_is_made_harmless(string text) =>
        Assert.StartsWith("'", (await Written(text)).TrimStart('"'), StringComparison.Ordinal);

    [Fact]
    public async Task Numbers_dates_and_ordinary_text_are_written_as_they_are()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new("de-DE");
        try
        {
            Assert.Equal("-1.5,2026-11-22,2026-11-22T09:00:00Z,true,a-b=c,\r\n",
                await Written(-1.5, new DateOnly(2026, 11, 22), new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc), true, "a-b=c", null));
        }
        finally { CultureInfo.CurrentCulture = before; }
    }

    [Fact]
    public async Task Commas_quotes_and_line_ends_are_quoted() => Assert.Equal("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n", await Written("a,b", "say \"hi\"", "two\nlines"));

    static async Task<string> Written(params object?[] fields)
    {
        var text = new StringWriter();
        await new CsvWriter(text).Write(fields);
        return text.ToString();
    }
}
