using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bargate.Linkage.Bench;

/// <summary>Asks a running host as a program of the council would: with a key that it makes by the staff page, one record at a time.</summary>
internal sealed partial class AskHost(HttpClient site) : IDisposable
{
    const int Calls = 4000;

    public static async Task Run(string url, string path, int process)
    {
        var began = Stopwatch.StartNew();
        using var host = new AskHost(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(5) });
        await host.Ready();
        Console.WriteLine($"the site answers after {began.Elapsed.TotalSeconds:0.0} s");
        await host.SignIn();
        await host.MakeKey();
        var table = Table.ReadCsv(path, TestSet.People, "unique_id");
        var asked = Enumerable.Range(0, 20_000).Select(it => BodyOf(table, (int)(it * 7919L % table.Count))).ToArray();
        while ((await host.Match(asked[0])).Status != 200) await Task.Delay(100);
        Console.WriteLine($"the index of {table.Count:N0} records is there after {began.Elapsed.TotalSeconds:0.0} s, peak memory {Memory(process, "VmHWM")} MB");
        await host.Tell(asked[..2000], 8, say: false);
        foreach (var connections in new[] { 1, 8, 1, 8 }) await host.Tell(asked[..Calls], connections, say: true);
        for (var i = 0; i < 5; i++) await host.New(i);
        Console.WriteLine($"memory {Memory(process, "VmRSS")} MB, peak {Memory(process, "VmHWM")} MB");
    }

    public void Dispose() => site.Dispose();

    async Task Ready()
    {
        for (; ; await Task.Delay(100))
            try { if ((await site.GetAsync("/health/ready")).IsSuccessStatusCode) return; }
            catch (HttpRequestException) { /* not listening yet */ }
    }

    async Task SignIn()
    {
        var page = await site.GetStringAsync("/staff/sign-in");
        await Post("/staff/sign-in?handler=Pick", page, new() { ["officer"] = Officer().Match(page).Groups[1].Value });
    }

    async Task MakeKey()
    {
        var page = await site.GetStringAsync("/staff/api-keys/make");
        var made = await Post("/staff/api-keys/make", page, new() { ["Name"] = "bench", ["Owner"] = "bench", ["Purpose"] = "bench", ["Scopes"] = "match:customers", ["Days"] = "30" });
        site.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key().Match(await made.Content.ReadAsStringAsync()).Value);
    }

    async Task<(int Status, string Body)> Match(byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var answer = await site.PostAsync("/api/v1/match", content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    async Task Tell(byte[][] bodies, int connections, bool say)
    {
        var (times, next, found) = (new double[bodies.Length], -1, 0);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < bodies.Length;)
            {
                var start = Stopwatch.GetTimestamp();
                var (status, body) = await Match(bodies[i]);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (status != 200) throw new InvalidOperationException($"{status}: {body}");
                if (body.Contains("\"record\"", StringComparison.Ordinal)) Interlocked.Increment(ref found);
            }
        })));
        var total = clock.Elapsed.TotalSeconds;
        Array.Sort(times);
        if (say) Console.WriteLine($"{connections} connection(s): p50 {times[times.Length / 2]:0.00} ms, p95 {times[times.Length * 95 / 100]:0.00} ms, p99 {times[times.Length * 99 / 100]:0.00} ms, {times.Length / total:0}/s, {found * 100.0 / bodies.Length:0.0}% found something");
    }

    // A record that comes in by a file of one row: from the click on Start until a match finds it.
    async Task New(int number)
    {
        var surname = $"Quartermainson{(char)('A' + number)}";
        var page = await site.GetStringAsync("/staff/records/imports/upload");
        using var form = new MultipartFormDataContent { { new StringContent(Token().Match(page).Groups[1].Value), "_token" }, { new StringContent("bench"), "Source" }, { new StringContent($"unique_id,first_name,surname,dob\nnew-{Guid.NewGuid():N},Zebedee,{surname},1981-11-30\n"), "Chosen", "new.csv" } };
        using var uploaded = await site.PostAsync("/staff/records/imports/upload", form);
        var mapping = uploaded.Headers.Location!.ToString();
        using var mapped = await Post(mapping, await site.GetStringAsync(mapping), new() { ["map-id"] = "unique_id", ["map-forename"] = "first_name", ["map-surname"] = "surname", ["map-birth-date"] = "dob" });
        var one = mapped.Headers.Location!.ToString();
        page = await site.GetStringAsync(one);
        var ask = Encoding.UTF8.GetBytes($$$"""{"register":"customers","values":{"forename":"Zebedee","surname":"{{{surname}}}","birth-date":"1981-11-30"}}""");
        var clock = Stopwatch.StartNew();
        using var started = await Post(one + "?handler=Start", page, new() { ["version"] = VersionOf().Match(page).Groups[1].Value });
        while (!(await Match(ask)).Body.Contains("\"record\"", StringComparison.Ordinal))
        {
            if (clock.Elapsed > TimeSpan.FromSeconds(30)) throw new InvalidOperationException("A new record was not found in 30 s.");
            await Task.Delay(5);
        }
        Console.WriteLine($"a new record is findable {clock.Elapsed.TotalMilliseconds:0} ms after Start");
    }

    async Task<HttpResponseMessage> Post(string url, string page, Dictionary<string, string> fields)
    {
        fields["_token"] = Token().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields);
        return await site.PostAsync(url, form);
    }

    static byte[] BodyOf(Table table, int row)
    {
        var values = Learn.Mapped.Select(it => (it.Column, Value: table.Value(row, it.Heading))).Where(it => it.Value is not null).ToDictionary(it => it.Column, it => it.Column == "birth-date" && it.Value is { Length: 8 } day ? $"{day[..4]}-{day[4..6]}-{day[6..]}" : it.Value);
        return JsonSerializer.SerializeToUtf8Bytes(new { register = "customers", values });
    }

    static long Memory(int process, string what) => File.ReadLines($"/proc/{process}/status").Where(it => it.StartsWith(what, StringComparison.Ordinal)).Select(it => long.Parse(Digits().Match(it).Value) / 1024).Single();

    [GeneratedRegex("name=\"_token\"[^>]*value=\"([^\"]+)\"")] private static partial Regex Token();
    [GeneratedRegex("name=\"officer\"[^>]*value=\"([^\"]+)\"")] private static partial Regex Officer();
    [GeneratedRegex("name=\"version\"[^>]*value=\"([^\"]+)\"")] private static partial Regex VersionOf();
    [GeneratedRegex("bargate_[A-Za-z0-9_-]{43}")] private static partial Regex Key();
    [GeneratedRegex("[0-9]+")] private static partial Regex Digits();
}
