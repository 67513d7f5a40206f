using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>A model that a register learnt, kept for ever: what was linked by it can be explained by it.</summary>
internal sealed class RegisterModel
{
    public Register Register { get; init; }

    /// <summary>The model's own version: a hash of what it holds.</summary>
    public required string Model { get; init; }

    public required string Json { get; init; }

    public DateTime LearntAt { get; init; }

    /// <summary>Of so many records.</summary>
    public int Records { get; init; }

    public OfficerId? By { get; init; }

    /// <summary>Since when it is the register's model; the latest one is.</summary>
    public DateTime UsedSince { get; set; }
}
