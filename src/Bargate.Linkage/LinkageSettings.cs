using Bargate.Linkage.Settings;

namespace Bargate.Linkage;

/// <summary>What is compared, which pairs are, and how the numbers are learnt.</summary>
public sealed record LinkageSettings
{
    public required IReadOnlyList<LinkageColumn> Columns { get; init; }
    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    /// <summary>Pairs that satisfy one of these are compared.</summary>
    public required IReadOnlyList<BlockingRule> Blocking { get; init; }

    /// <summary>Looser rules: each is used only while the records are so few that it adds at most <see cref="MostLoosePairs"/>.</summary>
    public IReadOnlyList<BlockingRule> LooseBlocking { get; init; } = [];

    /// <summary>Rules whose pairs are nearly all true: with <see cref="Recall"/> they give the prior.</summary>
    public required IReadOnlyList<DeterministicRule> TrainingRules { get; init; }

    /// <summary>The share of the true pairs that the training rules are thought to find.</summary>
    public double Recall { get; init; } = 0.7;

    /// <summary>One pass of EM on the pairs of each; the comparisons of its columns are left out of the pass.</summary>
    public required IReadOnlyList<BlockingRule> EmRules { get; init; }

    public ulong Seed { get; init; } = 1;
    public long MostPairsForU { get; init; } = 500_000;
    public long MostPairsForEm { get; init; } = 300_000;
    public long MostPairsForMixture { get; init; } = 1_000_000;
    public long MostLoosePairs { get; init; } = 1_500_000;

    /// <summary>A rule that gives more pairs than this for each record, and more than two million, gives up its largest blocks: time then grows with the records, not with their square.</summary>
    public double MostPairsPerRecord { get; init; } = 1;

    /// <summary>A block larger than this is given up.</summary>
    public int LargestBlock { get; init; } = 5000;

    /// <summary>Whether the mixture that knows households and namesakes is tried.</summary>
    public bool Mixture { get; init; } = true;

    /// <summary>Settings that suit columns of these kinds.</summary>
    public static LinkageSettings Guess(IReadOnlyList<LinkageColumn> columns) => Guessing.From(columns);
}

/// <summary>A rule whose pairs are nearly all true: agreement on the blocking parts, and at most some edits elsewhere.</summary>
public sealed record DeterministicRule(BlockingRule Block, string? Near = null, int MostEdits = 0)
{
    /// <summary>Written as a blocking rule, with 'column~edits' for the part that may differ: 'forename + birth-date~1'.</summary>
    public static DeterministicRule Parse(string text)
    {
        var near = text.Split('+').FirstOrDefault(it => it.Contains('~', StringComparison.Ordinal));
        if (near is null) return new(BlockingRule.Parse(text));
        var parts = near.Split('~');
        if (parts.Length != 2 || !int.TryParse(parts[1], out var edits)) throw new FormatException($"'{near.Trim()}' should be a column, ~ and a number of edits, such as 'birth-date~1'.");
        return new(BlockingRule.Parse(string.Join('+', text.Split('+').Where(it => it != near))), parts[0].Trim(), edits);
    }

    public override string ToString() => Near is null ? Block.ToString() : $"{Block} + {Near}~{MostEdits}";
}
