using System.Text.RegularExpressions;
using System.Threading.Channels;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Places;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Kernel.Searching;

/// <summary>Remembers what was searched for and chosen, without saying by whom: nothing of the visitor comes here. Written in small lots; what a crash loses is a few numbers.</summary>
public sealed partial class SearchLog : BackgroundService
{
    const int MostWaiting = 10_000, AtOnce = 500;

    readonly Channel<object> waiting = Channel.CreateBounded<object>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    readonly IServiceScopeFactory scopes;
    readonly Council? council;
    readonly TimeProvider clock;
    readonly ILogger<SearchLog> log;

    public SearchLog(IServiceScopeFactory scopes, IServiceProvider services, TimeProvider clock, ILogger<SearchLog> log) =>
        (this.scopes, council, this.clock, this.log) = (scopes, services.GetService<Council>(), clock, log);

    public void Asked(string query, int found, bool close)
    {
        if (Clean(query) is { Length: > 0 } text) waiting.Writer.TryWrite(new AskedRow { Id = Guid.CreateVersion7(), Day = Today, Query = text, Found = found, Close = close });
    }

    public void Chosen(string query, int place, long entry)
    {
        if (Clean(query) is { Length: > 0 } text && place is > 0 and <= 1000) waiting.Writer.TryWrite(new ChosenRow { Id = Guid.CreateVersion7(), Day = Today, Query = text, Place = place, Entry = entry });
    }

    /// <summary>A query as it may be kept: people type their email addresses, account numbers and postcodes into searches.</summary>
    public static string Clean(string query)
    {
        var text = Storage.Fold.Of(SearchRequest.Cut(query));
        text = Email().Replace(text, "*");
        text = Digits().Replace(text, "*");
        text = Postcode().Replace(text, it => UkPostcode.Parse(it.Value) is null ? it.Value : "*");
        return text.Trim(' ', '*').Length == 0 ? "" : text.Trim();
    }

    /// <summary>A kept query without the marks that stand for what was left out of it.</summary>
    public static string WithoutMarks(string kept) => string.Join(' ', kept.Split([' ', '*'], StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } text && kept.Contains('*', StringComparison.Ordinal) ? text : kept;

    /// <summary>Writes what waits. Tests call it, so as not to wait.</summary>
    public async Task Write(CancellationToken stop)
    {
        var rows = new List<object>();
        while (rows.Count < AtOnce && waiting.Reader.TryRead(out var row)) rows.Add(row);
        if (rows.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        db.AddRange(rows);
        await db.SaveChangesAsync(stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
                try { await Write(stoppingToken); }
                catch (Exception failed) when (failed is not OperationCanceledException) { log.LogWarning("What was searched for could not be written: {Kind}", failed.GetType().Name); }
            }
        }
        catch (OperationCanceledException) { /* stopping; what waits is written below */ }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try { await Write(cancellationToken); }
        catch (Exception failed) when (failed is not OperationCanceledException) { log.LogWarning("What was searched for last could not be written: {Kind}", failed.GetType().Name); }
    }

    DateOnly Today => council?.Time.Today(clock) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    [GeneratedRegex(@"\S+@\S+")]
    private static partial Regex Email();

    // Six digits and more, also with spaces, dots or hyphens between them, and the letters that they are written together with.
    [GeneratedRegex(@"[\p{L}\d]*\d(?:[ .\-/]?\d){5,}[\p{L}\d]*")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b")]
    private static partial Regex Postcode();
}
