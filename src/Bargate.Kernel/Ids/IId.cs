using System.Diagnostics.CodeAnalysis;

namespace Bargate.Kernel.Ids;

/// <summary>An id of one kind of thing: a version 7 GUID that cannot be mistaken for another kind's.</summary>
[SuppressMessage("Design", "CA1000", Justification = "The static members are the point: each id makes itself.")]
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);

    /// <summary>A new id, in time order.</summary>
    static virtual TSelf New() => TSelf.From(Guid.CreateVersion7());
}
