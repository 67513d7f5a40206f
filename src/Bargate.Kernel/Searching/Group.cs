namespace Bargate.Kernel.Searching;

/// <summary>One thing that a query asks for: a word or a phrase, and what else it may be called. An entry that has any of these has the group.</summary>
/// <param name="Words">The words of the query that it stands for.</param>
sealed record Group(IReadOnlyList<string> Words, IReadOnlyList<Alternative> Alternatives);

/// <summary>A word, or a phrase whose words an entry must all have.</summary>
/// <param name="Weight">1 for what was asked, less for what only means the same.</param>
sealed record Alternative(IReadOnlyList<string> Words, double Weight)
{
    public IReadOnlyList<string> Stems { get; } = [.. Words.Select(Terms.Stem)];
}
