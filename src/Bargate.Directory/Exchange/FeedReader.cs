using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bargate.Kernel.Http;

namespace Bargate.Directory.Exchange;

/// <summary>
/// Reads another body's feed, of version 1 or 3, to its end. It trusts nothing: it goes out by <see cref="Outgoing"/>, sizes, times, pages and depth
/// are bounded, filters are not used, and details are asked for one by one, because lists leave things out.
/// </summary>
internal sealed class FeedReader : IDisposable
{
    public const int MostServices = 20_000, MostPages = 2_000, MostBytes = 5_000_000;
    public const long MostInAll = 100_000_000;

    static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    readonly Outgoing outgoing;
    readonly HttpClient http;

    public FeedReader(Outgoing outgoing)
    {
        this.outgoing = outgoing;
        var handler = outgoing.Handler();
        handler.ConnectTimeout = TimeSpan.FromSeconds(10);
        http = new(handler) { Timeout = TimeSpan.FromSeconds(30) };
    }

    public void Dispose() => http.Dispose();

    /// <summary>What was read; not whole when something failed on the way, and then what is missing says nothing.</summary>
    public async Task<FeedReading> Read(string url, CancellationToken stop)
    {
        if (!outgoing.MayAsk(url)) return new([], Whole: false, "Its address does not begin with https.");
        var services = new List<JsonObject>();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limited.CancelAfter(Longest);
        var (from, size) = (url.TrimEnd('/'), new Size());
        try
        {
            var total = int.MaxValue;
            for (var page = 1; page <= Math.Min(total, MostPages); page++)
            {
                var answer = await Get($"{from}/services?page={page.ToString(System.Globalization.CultureInfo.InvariantCulture)}", size, limited.Token) as JsonObject ?? throw new FeedFault("The list of services is not an object.");
                var contents = answer["contents"] as JsonArray ?? answer["content"] as JsonArray ?? throw new FeedFault("The list of services has no contents.");
                var said = Number(answer["total_pages"]) ?? Number(answer["totalPages"]) ?? 1;
                total = Math.Clamp(said, 1, MostPages);
                var before = services.Count;
                foreach (var it in contents.OfType<JsonObject>())
                {
                    if (services.Count >= MostServices) throw new FeedFault($"It has more than {MostServices} services.");
                    services.Add(await Detail(from, it, size, limited.Token));
                    if (size.Bytes > MostInAll) throw new FeedFault($"It is larger than {MostInAll / 1_000_000} MB in all.");
                }
                // Some feeds give the same page for ever.
                if (services.Count == before) break;
            }
            return new(services, Whole: true, null);
        }
        catch (Exception failed) when (failed is HttpRequestException or FeedFault or JsonException or IOException || (failed is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return new(services, Whole: false, failed is OperationCanceledException ? "It took too long to answer." : failed.Message);
        }
    }

    // A detail that cannot be read is not the end: the list said something.
    async Task<JsonObject> Detail(string from, JsonObject listed, Size size, CancellationToken stop)
    {
        if (listed["id"]?.ToString() is not { Length: > 0 and <= 200 } id) return listed;
        try { return await Get($"{from}/services/{Uri.EscapeDataString(id)}", size, stop) is JsonObject detail && detail["id"]?.ToString() == id ? detail : listed; }
        catch (Exception failed) when (failed is HttpRequestException or FeedFault or JsonException) { return listed; }
    }

    async Task<JsonNode?> Get(string url, Size size, CancellationToken stop)
    {
        using var answer = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, stop);
        if (answer.StatusCode != HttpStatusCode.OK) throw new FeedFault($"It answers {(int)answer.StatusCode}.");
        await using var body = await answer.Content.ReadAsStreamAsync(stop);
        using var kept = new MemoryStream();
        var buffer = new byte[16_384];
        while (await body.ReadAsync(buffer, stop) is var read and > 0)
        {
            if (kept.Length + read > MostBytes) throw new FeedFault($"An answer is larger than {MostBytes / 1_000_000} MB.");
            kept.Write(buffer, 0, read);
            size.Bytes += read;
        }
        return JsonNode.Parse(kept.ToArray(), documentOptions: new() { MaxDepth = 64, AllowDuplicateProperties = false });
    }

    static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    // What has come in all, of one reading.
    sealed class Size
    {
        public long Bytes { get; set; }
    }
}

internal sealed class FeedFault(string why) : Exception(why);

internal sealed record FeedReading(IReadOnlyList<JsonObject> Services, bool Whole, string? Problem);
