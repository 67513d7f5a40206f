using System.Text.Json;

namespace Bargate.BrowserTests;

/// <summary>What a first view costs a resident on a slow line, counted by the browser itself.</summary>
[Collection(Browsing.Name)]
public sealed class WeightTests(BrowserSite site)
{
    const int MostBytes = 60 * 1024, MostRequests = 5;

    [SkippableTheory]
    [InlineData("/services/missed-bin/property")]
    [InlineData("/services/road-problem/danger")]
    public async Task A_question_page_is_at_most_60_KB_and_5_requests(string url)
    {
        var page = await site.Open();
        var (requests, bytes) = (new List<string>(), 0L);
        var cdp = await page.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("Network.enable");
        cdp.Event("Network.requestWillBeSent").OnEvent += (_, it) => requests.Add(it!.Value.GetProperty("request").GetProperty("url").GetString()!);
        cdp.Event("Network.loadingFinished").OnEvent += (_, it) => bytes += (long)it!.Value.GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync(url, new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.EndsWith(url, page.Url, StringComparison.Ordinal);
        Assert.InRange(requests.Count(it => !it.StartsWith("data:", StringComparison.Ordinal)), 1, MostRequests);
        Assert.InRange(bytes, 1_000, MostBytes);
        Assert.DoesNotContain(requests, it => it.Contains("font", StringComparison.OrdinalIgnoreCase) || it.EndsWith(".woff2", StringComparison.Ordinal));
        Console.WriteLine(JsonSerializer.Serialize(new { url, requests = requests.Count, bytes }));
        await page.Context.CloseAsync();
    }
}
