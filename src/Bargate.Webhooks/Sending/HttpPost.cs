using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Bargate.Kernel.Http;

namespace Bargate.Webhooks.Sending;

/// <summary>Posts one signed body and says how it went. It goes out by <see cref="Outgoing"/>.</summary>
sealed class HttpPost : IDisposable
{
    // When the host stops, a request that is under way has this long to be acknowledged: cut off, it would be sent again.
    static readonly TimeSpan ForTheBody = TimeSpan.FromSeconds(2), WhenStopping = TimeSpan.FromSeconds(5);

    readonly WebhookSettings settings;
    readonly HttpClient client;

    public HttpPost(Outgoing outgoing, WebhookSettings settings)
    {
        this.settings = settings;
        var handler = outgoing.Handler();
        // A connection stays where its name led; after this a name is asked again.
        (handler.PooledConnectionLifetime, handler.PooledConnectionIdleTimeout) = (TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(30));
        (handler.MaxResponseHeadersLength, handler.MaxResponseDrainSize, handler.ResponseDrainTimeout) = (16, 64 * 1024, ForTheBody);
        client = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Bargate-Webhooks/1");
    }

    public async Task<Outcome> Send(string url, string id, long seconds, byte[] body, IReadOnlyList<byte[]> secrets, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        using var limit = new CancellationTokenSource(settings.Timeout);
        await using var stopping = stop.Register(() => limit.CancelAfter(WhenStopping));
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Add(Signature.IdHeader, id);
            request.Headers.Add(Signature.TimeHeader, seconds.ToString(CultureInfo.InvariantCulture));
            request.Headers.TryAddWithoutValidation(Signature.SignatureHeader, Signature.Of(secrets, id, seconds, body));
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var took = Took(began);
            return new((int)answer.StatusCode, took, FailureOf(answer.StatusCode), await Beginning(answer), Asked(answer));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested) { return new(null, Took(began), "timeout", null, null); }
        catch (Exception failed) when (failed is HttpRequestException or IOException or SocketException) { return new(null, Took(began), FailureOf(failed), null, null); }
    }

    public void Dispose() => client.Dispose();

    static int Took(long began) => (int)Stopwatch.GetElapsedTime(began).TotalMilliseconds;

    static string? FailureOf(HttpStatusCode status) => (int)status switch { >= 200 and < 300 => null, 410 => "gone", >= 300 and < 400 => "redirect", _ => "status" };

    static string FailureOf(Exception failed)
    {
        for (Exception? one = failed; one is not null; one = one.InnerException)
        {
            if (one is AddressRefused) return "refused";
            if (one is AuthenticationException) return "tls";
            if (one is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }) return "name";
        }
        return "connection";
    }

    static TimeSpan? Asked(HttpResponseMessage answer)
    {
        if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) || answer.Headers.RetryAfter is not { } asked) return null;
        var wait = asked.Delta ?? (asked.Date is { } at && answer.Headers.Date is { } now ? at - now : null);
        return wait > TimeSpan.Zero ? (wait < Backoff.Most ? wait : Backoff.Most) : null;
    }

    // What is longer than this is not read: the connection is closed instead.
    static async Task<string?> Beginning(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentLength == 0) return null;
        var bytes = new byte[Attempt.LongestAnswer];
        var read = 0;
        try
        {
            using var limit = new CancellationTokenSource(ForTheBody);
            await using var stream = await answer.Content.ReadAsStreamAsync(limit.Token);
            read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, limit.Token);
        }
        catch (Exception failed) when (failed is IOException or HttpRequestException or OperationCanceledException) { /* the status came, and that is what counts */ }
        return read == 0 ? null : new string([.. Encoding.UTF8.GetString(bytes, 0, read).Select(it => char.IsControl(it) ? ' ' : it)]);
    }
}

/// <summary>How one try went.</summary>
/// <param name="Failure">Null when it was acknowledged.</param>
/// <param name="Wait">How long the receiver asked to be left alone.</param>
sealed record Outcome(int? Status, int Millis, string? Failure, string? Answer, TimeSpan? Wait)
{
    /// <summary>The receiver is well and will not have this event: what it says is wrong (400), too large (413) or cannot be used (422).</summary>
    public bool IsRefusal => Status is 400 or 413 or 422;
}
