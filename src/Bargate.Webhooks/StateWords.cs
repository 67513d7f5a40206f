namespace Bargate.Webhooks;

/// <summary>How a subscription stands, as a word and a colour.</summary>
static class StateWords
{
    public static string Of(Subscription it, Receiver? receiver) => it.State switch
    {
        SubscriptionState.Revoked => "revoked",
        SubscriptionState.Paused => it.PausedFor is null ? "paused" : "dead",
        _ => receiver is { FailedInARow: >= Receiver.Trouble } ? "failing" : "active",
    };

    public static string Colour(string state) => state switch { "active" => "green", "failing" => "yellow", "dead" => "red", _ => "grey" };
}
