using System.Globalization;
using Bargate.Kernel.Calendar;
using Bargate.Kernel.Ids;
using Microsoft.AspNetCore.Http;

namespace Bargate.Webhooks;

/// <summary>What of the log is looked at, as its address says it. What makes no sense in it is left out.</summary>
sealed record LogFilter
{
    public static readonly string[] Outcomes = ["", "delivered", "failed"];

    public Guid? Subscription { get; init; }

    public string? Outcome { get; init; }

    public string? Kind { get; init; }

    public string? Reference { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    public DateTime? Before { get; init; }

    public static LogFilter Read(IQueryCollection query)
    {
        var typed = query["reference"].ToString().Trim();
        return new()
        {
            Subscription = Guid.TryParse(query["subscription"], out var id) ? id : null,
            Outcome = query["outcome"].ToString() is { Length: > 0 } outcome && Outcomes.Contains(outcome) ? outcome : null,
            Kind = query["kind"].ToString() is { Length: > 0 } kind && (kind == EventKinds.Test || EventKinds.All.Contains(kind)) ? kind : null,
            Reference = typed.Length == 0 ? null : SpokenReference.Parse(typed) ?? (typed.Length > 40 ? typed[..40] : typed).Replace("\0", "", StringComparison.Ordinal),
            From = Day(query["from"]),
            Until = Day(query["until"]),
            Before = long.TryParse(query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks < DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : null,
        };
    }

    public IQueryable<Attempt> Of(IQueryable<Attempt> all, CouncilTime time)
    {
        DateTime Begins(DateOnly day) => time.ToUtc(day.ToDateTime(TimeOnly.MinValue));
        if (Subscription is { } id) all = all.Where(it => it.Subscription == id);
        if (Outcome == "delivered") all = all.Where(it => it.Failure == null);
        if (Outcome == "failed") all = all.Where(it => it.Failure != null);
        if (From is { } from && Begins(from) is var begin) all = all.Where(it => it.At >= begin);
        if (Until is { } until && Begins(until.AddDays(1)) is var end) all = all.Where(it => it.At < end);
        if (Before is { } before) all = all.Where(it => it.At < before);
        return all;
    }

    public string Url(DateTime before)
    {
        var parts = new[] { ("subscription", Subscription?.ToString()), ("outcome", Outcome), ("kind", Kind), ("reference", Reference), ("from", Written(From)), ("until", Written(Until)), ("before", before.Ticks.ToString(CultureInfo.InvariantCulture)) };
        return "/staff/webhooks/log?" + string.Join('&', parts.Where(it => it.Item2 is not null).Select(it => $"{it.Item1}={Uri.EscapeDataString(it.Item2!)}"));
    }

    static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1999 and < 3000 ? day : null;

    static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
