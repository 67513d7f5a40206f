using System.Diagnostics.CodeAnalysis;

namespace Bargate.Kernel.Events;

/// <summary>Something that happened, in the past tense. It travels as JSON of ids, numbers and dates: never personal data.</summary>
[SuppressMessage("Design", "CA1000", Justification = "The name belongs to the type, and outlives renaming it.")]
public interface IEvent
{
    /// <summary>Its fixed name, `case-closed`: stored, so it does not change when the type is renamed.</summary>
    static abstract string Name { get; }

    /// <summary>What it is about: listeners that run in order wait for the earlier event about the same thing.</summary>
    Guid About { get; }
}
