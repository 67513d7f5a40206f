using Bargate.Kernel.Ids;

namespace Bargate.Notifications.Contract;

/// <summary>One email, text or letter.</summary>
public readonly record struct MessageId(Guid Value) : IId<MessageId> { public static MessageId From(Guid value) => new(value); }
