using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bargate.Bench;

/// <summary>
/// The last POST of the form, which opens the case, beside the same submission by API: by turns, so that a machine that changes its pace
/// changes it for both. The drafts are filled in before and not counted.
/// </summary>
static partial class Submissions
{
    const string Body = """{"answers":{"what":"pothole","where":"High Street","size":"big","photo":"none","email":"a@b.gov.uk"}}""";

    public static async Task<int> Run(int port, int pid, int total, int clients, int rounds)
    {
        var key = await Key(port);
        var ratios = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            // The first warms up.
            var (form, api) = (await ByForm(port, pid, total, clients), await ByApi(port, pid, total, clients, key, withKey: false));
            var idempotent = await ByApi(port, pid, total, clients, key, withKey: true);
            if (round == 0) continue;
            ratios.Add(api.Rate / form.Rate);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"form {form} | api {api} | api with Idempotency-Key {idempotent} | api/form {api.Rate / form.Rate:F2}, with Idempotency-Key {idempotent.Rate / form.Rate:F2}"));
        }
        return ratios.Count > 0 ? 0 : 1;
    }

    static async Task<Pace> ByForm(int port, int pid, int total, int clients)
    {
        var form = Form.Of("bargate");
        var ready = new List<(IReadOnlyDictionary<string, string> Visitor, string Token)>[clients];
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
        {
            using var visitor = new Connection();
            ready[client] = [];
            for (var i = client; i < total; i += clients) ready[client].Add((await form.ToCheck(visitor, port) is { } token ? visitor.Kept() : throw new IOException("A draft could not be filled in."), token));
        }));
        return await Timed(pid, total, clients, async (connection, client, _) =>
        {
            foreach (var (visitor, token) in ready[client])
            {
                connection.Be(visitor);
                var sent = await connection.Send(port, "POST", form.Check, $"{form.TokenField}={token}");
                if (sent.Status is not (302 or 303) || !sent.Location.EndsWith("/sent", StringComparison.Ordinal)) throw new IOException($"The form answered {sent.Status}.");
            }
        });
    }

    static Task<Pace> ByApi(int port, int pid, int total, int clients, string key, bool withKey) => Timed(pid, total, clients, async (connection, client, run) =>
    {
        for (var i = client; i < total; i += clients)
        {
            var headers = $"Authorization: Bearer {key}\r\n{(withKey ? $"Idempotency-Key: {run}-{i}\r\n" : "")}";
            var sent = await connection.Send(port, "POST", "/api/v1/services/bench/submissions", Body, "application/json", headers);
            if (sent.Status != 201) throw new IOException($"The API answered {sent.Status}: {sent.Text}");
        }
    });

    static async Task<Pace> Timed(int pid, int total, int clients, Func<Connection, int, Guid, Task> work)
    {
        var (cpu, started, run) = (Journeys.Cpu(pid), Stopwatch.GetTimestamp(), Guid.NewGuid());
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
        {
            using var connection = new Connection();
            await work(connection, client, run);
        }));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new(total / seconds, (Journeys.Cpu(pid) - cpu) * 1000 / total);
    }

    // As an administrator makes one: by the picker of a developer's machine and the staff page.
    static async Task<string> Key(int port)
    {
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        async Task<string> Post(string url, string page, params (string, string)[] fields)
        {
            using var content = new FormUrlEncodedContent(fields.Prepend(("_token", Token().Match(page).Groups[1].Value)).Select(it => KeyValuePair.Create(it.Item1, it.Item2)));
            using var answer = await http.PostAsync(url, content);
            return await answer.Content.ReadAsStringAsync();
        }
        var picker = await http.GetStringAsync("/staff/sign-in");
        await Post("/staff/sign-in?handler=Pick", picker, ("officer", Officer().Match(picker).Groups[1].Value));
        var made = await Post("/staff/api-keys/make", await http.GetStringAsync("/staff/api-keys/make"), ("Name", "bench"), ("Owner", "bench"), ("Purpose", "bench"), ("Scopes", "submit:services"), ("Days", "30"));
        return Shown().Match(made) is { Success: true } key ? key.Value : throw new IOException("No API key was made.");
    }

    sealed record Pace(double Rate, double Cpu)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rate:F0}/s, {Cpu:F2} ms of CPU each");
    }

    [GeneratedRegex("name=\"_token\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"officer\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Officer();

    [GeneratedRegex("bargate_[A-Za-z0-9_-]{40,}")]
    private static partial Regex Shown();
}
