using System.Globalization;
using Bargate.Accounts.Storage;
using Bargate.Tests.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Bargate.Tests.Robustness;

/// <summary>Thousands of senseless requests to every address: each is refused kindly, none is a fault of ours.
/// `bench/malformed` sends 10,000 and also holds the memory flat: only there is the process this test's own.</summary>
public sealed class MalformedRequestTests(MalformedRequestTests.WatchedSite site, ITestOutputHelper output) : IClassFixture<MalformedRequestTests.WatchedSite>
{
    const int Seed = 20261122, AtOnce = 8, MostGrowth = 80;

    public sealed class WatchedSite : PracticeSite
    {
        internal Faults Faults { get; } = new();

        protected override void Configure(WebApplicationBuilder builder) => builder.Services.AddSingleton<ILoggerProvider>(Faults);
    }

    [Fact]
    public async Task No_request_is_a_fault_of_ours_and_alone_the_memory_stays_flat()
    {
        var asked = Environment.GetEnvironmentVariable("BARGATE_MALFORMED");
        var count = int.Parse(asked ?? "600", CultureInfo.InvariantCulture);
        var urls = StaffUrl.Public(site.Services, it => it == "service" ? "missed-bin" : "junk").Concat(StaffUrl.All(site.Services).Select(it => it.With("junk"))).ToList();
        var forms = await Forms();
        Assert.True(forms.Count >= 15, $"Only {forms.Count} forms were found");
        var malformed = new Malformed(urls, forms, Seed);
        await Send(malformed, 300);
        var before = Memory();
        var answers = await Send(malformed, count);
        var after = Memory();
        var report = $"{count} malformed requests: {string.Join(", ", answers.GroupBy(it => it.Status).OrderBy(it => it.Key).Select(it => $"{it.Key?.ToString() ?? "closed"} x{it.Count()}"))}; memory {before} MB before, {after} MB after";
        output.WriteLine(report);
        Console.WriteLine(report);
        // 501 and 505 say that HTTP itself was not spoken; everything else above 500 is ours.
        Rule.HasNoBreach(answers.Where(it => it.Fault is not null).Select(it => $"{it.Status}: {it.Fault}").Take(20).Concat(site.Faults.All.Take(20)));
        if (asked is not null) Assert.True(after - before < MostGrowth, report);
        Assert.Contains(answers, it => it.Status is 400);
        Assert.Contains(answers, it => it.Status is 422);
    }

    // Requests are not kept: the memory that is measured is the product's.
    async Task<IReadOnlyList<(int? Status, string? Fault)>> Send(Malformed malformed, int count)
    {
        var answers = new (int? Status, string? Fault)[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            byte[] request;
            lock (malformed) request = malformed.Next();
            var status = await RawHttp.Send(site.Address, request);
            answers[i] = (status, status is >= 500 and not (501 or 505) ? Shown(request) : null);
        });
        return answers;
    }

    // Every form that a resident with a complete draft, or an officer with a case, finds on a page.
    async Task<List<KnownForm>> Forms()
    {
        using var sender = site.Visitor();
        var (_, reference) = await sender.Report(site, "fuzz@example.org");
        using var resident = site.Visitor();
        await resident.FillIn(site, "fuzz@example.org");
        using var officer = await site.SignedIn(await site.InDatabase(db => db.Officers.Where(it => it.Name == "Meera Joshi").Select(it => it.Id.Value).SingleAsync()));
        var forms = new List<KnownForm>();
        string[] questions = ["property", "bin", "collection-day", "out-by-six", "tag", "blocked", "assisted", "wants-updates", "email", "name", "phone", "check", "save", "start-again"];
        foreach (var url in questions.Select(it => $"/services/missed-bin/{it}").Concat(["/services/road-problem/danger", "/track", "/", "/staff/sign-in"])) forms.AddRange(await On(resident, url));
        foreach (var url in StaffUrl.All(site.Services).Select(it => it.With(reference))) forms.AddRange(await On(officer, url));
        return forms;
    }

    async Task<IEnumerable<KnownForm>> On(Visitor visitor, string url)
    {
        var page = await visitor.Get(url);
        var cookies = visitor.Cookies.GetCookieHeader(new Uri(site.Address, page.Url));
        return page.Document.Forms.Where(it => it.Method == "post" && it.QuerySelector("[name=_token]") is not null && it.GetAttribute("action")?.Contains("sign-out", StringComparison.Ordinal) != true)
            .Select(it => new KnownForm(
                it.GetAttribute("action") is { Length: > 0 } to ? to : page.Url, cookies, it.QuerySelector("[name=_token]")!.GetAttribute("value")!,
                [.. it.QuerySelectorAll("[name]").Select(field => field.GetAttribute("name")!).Where(name => name != "_token").Distinct().DefaultIfEmpty("nothing")], it.QuerySelector("[type=file]") is not null)).ToList();
    }

    static long Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return Environment.WorkingSet / 1024 / 1024;
    }

    static string Shown(byte[] request) => System.Text.Encoding.Latin1.GetString(request, 0, Math.Min(request.Length, 600)).Replace("\r\n", " | ", StringComparison.Ordinal);

    internal sealed class Faults : ILoggerProvider, ILogger
    {
        readonly System.Collections.Concurrent.ConcurrentQueue<string> all = new();

        public IEnumerable<string> All => all;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) all.Enqueue($"{formatter(state, exception)} {exception}"[..Math.Min(2500, $"{formatter(state, exception)} {exception}".Length)]);
        }

        public void Dispose() { }
    }
}
