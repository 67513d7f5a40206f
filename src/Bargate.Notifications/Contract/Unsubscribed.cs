using Bargate.Kernel.Events;

namespace Bargate.Notifications.Contract;

/// <summary>Somebody asked for no more messages of a follow or a survey. It may come twice.</summary>
public sealed record Unsubscribed(string Kind, Guid Subscription, DateTime At) : IEvent
{
    public static string Name => "unsubscribed";

    public Guid About => Subscription;
}
