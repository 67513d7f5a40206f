namespace Bargate.Notifications.Contract;

/// <summary>Whether email leaves this installation; without a mail server messages stay here for the practice viewer, and Production is not ready.</summary>
public sealed record EmailDelivery(bool IsConfigured);
