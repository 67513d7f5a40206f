namespace Bargate.Webhooks;

/// <summary>How long to wait after a failure: 10 s, 30 s, 90 s … up to a day, a fifth more or less, so that receivers that fell together are not tried together.</summary>
static class Backoff
{
    public static readonly TimeSpan Most = TimeSpan.FromDays(1);

    /// <summary>A receiver that answered nothing for so long, and at least so often, is paused.</summary>
    public static readonly TimeSpan DeadAfter = TimeSpan.FromDays(3);

    public const int DeadAfterTries = 8;

    static readonly TimeSpan First = TimeSpan.FromSeconds(10);

    public static TimeSpan After(int failures)
    {
        var plain = Math.Min(Most.TotalSeconds, First.TotalSeconds * Math.Pow(3, Math.Min(failures, 20) - 1));
        return TimeSpan.FromSeconds(Math.Min(Most.TotalSeconds, plain * (0.8 + 0.4 * Random.Shared.NextDouble())));
    }
}
