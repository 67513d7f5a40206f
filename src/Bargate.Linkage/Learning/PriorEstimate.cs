using Bargate.Linkage.Blocking;
using Bargate.Linkage.Comparing;
using Bargate.Linkage.Text;

namespace Bargate.Linkage.Learning;

/// <summary>The chance that two random records are one person: the pairs that satisfy a deterministic rule, over the recall that such rules have.</summary>
internal static class PriorEstimate
{
    public static double Of(Table table, LinkageSettings settings, GenericValues generic, int? border, BlockStore store, CancellationToken stop)
    {
        var possible = border is { } left ? (double)left * (table.Count - left) : table.Count * (table.Count - 1.0) / 2;
        if (settings.TrainingRules.Count == 0) return 1.0 / Math.Max(2, table.Count);
        var unguarded = settings with { MostPairsPerRecord = double.MaxValue };
        var index = new BlockIndex(table, unguarded, [.. settings.TrainingRules.Select(it => it.Block)], [], generic, border, store, stop);
        var near = settings.TrainingRules.Select(it => it.Near is null ? -1 : table.Place(it.Near) is var place and >= 0 ? place
            : throw new FormatException($"The training rule '{it}' uses the column '{it.Near}', which the records do not have.")).ToArray();
        var found = 0L;
        index.ForEachPair(() => new Satisfying(table, index, settings.TrainingRules, near, new(table.Pools, generic)), it => found += it.Count, null, stop);
        return Math.Clamp(Math.Max(1, found) / settings.Recall / possible, 1e-12, 0.5);
    }

    struct Satisfying(Table table, BlockIndex index, IReadOnlyList<DeterministicRule> rules, int[] near, PairValues values) : IPairVisitor
    {
        public long Count;

        public void Visit(int a, int b, int rule)
        {
            var held = index.RulesOf(a, b);
            for (var i = 0; i < rules.Count; i++)
            {
                if ((held >> i & 1) == 0 || !IsNear(i, table.Row(a), table.Row(b))) continue;
                Count++;
                return;
            }
        }

        readonly bool IsNear(int rule, ReadOnlySpan<int> a, ReadOnlySpan<int> b)
        {
            if (near[rule] is not (var place and >= 0)) return true;
            return a[place] != 0 && b[place] != 0 && (a[place] == b[place]
                || Edits.Levenshtein(values.Of(place, a[place]), values.Of(place, b[place]), rules[rule].MostEdits) <= rules[rule].MostEdits);
        }
    }
}
