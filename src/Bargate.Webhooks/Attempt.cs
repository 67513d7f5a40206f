namespace Bargate.Webhooks;

/// <summary>One try, as it went: the log.</summary>
sealed class Attempt
{
    public const int LongestAnswer = 1024;

    public Guid Subscription { get; init; }

    public DateTime At { get; init; }

    /// <summary>The event's; 0 for a test.</summary>
    public long Position { get; init; }

    /// <summary>The status that was answered; null when nothing was.</summary>
    public int? Status { get; init; }

    public int Millis { get; init; }

    /// <summary>A slug whose words say what went wrong; null when it was delivered.</summary>
    public string? Failure { get; init; }

    /// <summary>How the answer began. Not kept where personal data was sent: it could come back.</summary>
    public string? Answer { get; init; }
}
