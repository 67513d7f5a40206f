using System.IO.Compression;
using System.Net;
using System.Text;
using Bargate.Kernel.Councils;

namespace Bargate.Tests.Ui;

public sealed class ServedFilesTests(UiHost host) : IClassFixture<UiHost>
{
    [Theory]
    [InlineData("/assets/site.css")]
    [InlineData("/assets/site.js")]
    public async Task Nothing_served_names_what_only_GOV_UK_may_use(string path)
    {
        var text = await host.Client.GetStringAsync(path);
        Assert.True(text.Length > 10_000);
        foreach (var forbidden in (string[])["GDS Transport", "/assets/fonts", "@font-face", "crest", "/assets/images", "sourceMappingURL"])
            Assert.DoesNotContain(forbidden, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_style_sheet_carries_the_councils_colours()
    {
        try
        {
            var before = await Href();
            host.Frames.Now = Frames.Plain with { Brand = Brand.Standard with { Primary = "#102030" } };
            var after = await Href();
            Assert.NotEqual(before, after);
            Assert.Contains("--bg-primary:#102030", await host.Client.GetStringAsync(after), StringComparison.Ordinal);
        }
        finally { host.Frames.Now = Frames.Plain; }
    }

    [Fact]
    public async Task A_file_is_kept_for_ever_under_its_own_address_and_asked_for_again_under_another()
    {
        var current = await host.Client.GetAsync(await Href());
        Assert.Contains("immutable", current.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True((await host.Client.GetAsync("/assets/site.css?v=0000000000000000")).Headers.CacheControl!.NoCache);
        Assert.True((await host.Client.GetAsync("/assets/site.css")).Headers.CacheControl!.NoCache);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/assets/site.css");
        again.Headers.IfNoneMatch.Add(current.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await host.Client.SendAsync(again)).StatusCode);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip;q=0.8, deflate", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData("brotli;;;q=, \"", null)]
    public async Task A_file_is_sent_in_a_coding_that_the_browser_reads(string accepted, string? coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/site.js");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        var answer = await host.Client.SendAsync(request);
        Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using var plain = coding switch { "br" => new BrotliStream(body, CompressionMode.Decompress), "gzip" => new GZipStream(body, CompressionMode.Decompress), _ => body };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        Assert.Contains("initAll", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_look_and_the_script_of_a_first_view_stay_under_30_KB()
    {
        var sent = 0L;
        foreach (var path in (string[])["/assets/site.css", "/assets/site.js"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd("br");
            sent += (await (await host.Client.SendAsync(request)).Content.ReadAsByteArrayAsync()).Length;
        }
        Assert.InRange(sent, 5_000, 30_000);
    }

    async Task<string> Href() => (await host.Render("/Pages/Shared/_Layout.cshtml")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
}
