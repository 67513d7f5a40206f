namespace Bargate.Kernel.Searching;

/// <summary>An entry that changed, until the index has it.</summary>
sealed class TouchedRow
{
    public Guid Id { get; init; }

    public required string Source { get; init; }

    public required string Entry { get; init; }
}

/// <summary>What an officer added: a synonym (`dole => jobseekers allowance`) or a best bet (a query and the address to show first).</summary>
sealed class RuleRow
{
    public const int Longest = 300;

    public Guid Id { get; init; }

    /// <summary>Null for a synonym.</summary>
    public string? Show { get; init; }

    public required string Text { get; init; }

    public required string AddedBy { get; init; }

    public DateTime AddedAt { get; init; }
}

/// <summary>One search: what was asked and how much was found, on which day. Not by whom, nor at what time.</summary>
sealed class AskedRow
{
    public Guid Id { get; init; }

    public DateOnly Day { get; init; }

    public required string Query { get; init; }

    public int Found { get; init; }

    /// <summary>Only entries of similar spelling were found.</summary>
    public bool Close { get; init; }
}

/// <summary>One result that was chosen, and at which place it stood.</summary>
sealed class ChosenRow
{
    public Guid Id { get; init; }

    public DateOnly Day { get; init; }

    public required string Query { get; init; }

    public int Place { get; init; }

    public long Entry { get; init; }
}
