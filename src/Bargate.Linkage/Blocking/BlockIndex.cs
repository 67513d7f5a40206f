using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Blocking;

/// <summary>What is done with each pair; a struct, so that the call costs nothing.</summary>
internal interface IPairVisitor
{
    void Visit(int a, int b, int rule);
}

/// <summary>The pairs that satisfy at least one of some rules, each given once, and never kept.</summary>
internal sealed class BlockIndex
{
    const int Lanes = 8;
    readonly Blocks[] _rules;
    // For each row, the number of its block under each rule: two rows satisfy a rule if their numbers are equal.
    readonly int[] _blockOf;
    readonly int _stride;
    readonly int? _border;

    /// <param name="border">The first row of the right table, where two tables are linked.</param>
    public BlockIndex(Table table, LinkageSettings settings, IReadOnlyList<BlockingRule> rules, IReadOnlyList<BlockingRule> loose, GenericValues generic, int? border, BlockStore store, CancellationToken stop)
    {
        _border = border;
        PossiblePairs = border is { } left ? (double)left * (table.Count - left) : table.Count * (table.Count - 1.0) / 2;
        var found = new (BlockingRule Rule, Blocks? Blocks, string? Note)[rules.Count + loose.Count];
        var next = -1;
        Cores.Run(_ =>
        {
            var keys = new ulong[table.Count];
            while (!stop.IsCancellationRequested && Interlocked.Increment(ref next) is var at && at < found.Length)
            {
                var rule = at < rules.Count ? rules[at] : loose[at - rules.Count];
                var blocks = store.Of(rule, () =>
                {
                    new BlockKeys(rule, table.Columns).Fill(table, generic, keys);
                    return Blocks.Of(keys);
                });
                found[at] = at < rules.Count ? Guarded(rule, blocks, table.Count, settings) : Loose(rule, blocks, settings);
            }
        }, stop);
        stop.ThrowIfCancellationRequested();
        Notes = [.. found.Select(it => it.Note!).Where(it => it is not null)];
        var used = found.Where(it => it.Blocks is not null).ToArray();
        (Rules, _rules) = ([.. used.Select(it => it.Rule)], [.. used.Select(it => it.Blocks!)]);
        _stride = (_rules.Length + Lanes - 1) / Lanes * Lanes;
        // One rule alone has no earlier one to ask.
        _blockOf = _rules.Length < 2 ? [] : new int[checked(table.Count * _stride)];
        if (_blockOf.Length == 0) return;
        Parallel.For(0, _rules.Length, rule =>
        {
            var blocks = _rules[rule];
            for (var block = 0; block < blocks.Count; block++)
                foreach (var row in blocks[block]) _blockOf[row * _stride + rule] = block + 1;
        });
    }

    public IReadOnlyList<BlockingRule> Rules { get; }

    /// <summary>What the guards left out.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>At least as many pairs as there are: one that satisfies two rules counts twice.</summary>
    public long MostPairs => _rules.Sum(it => it.Pairs(_border));

    /// <summary>All pairs of the records, blocked or not.</summary>
    public double PossiblePairs { get; }

    (BlockingRule, Blocks?, string?) Guarded(BlockingRule rule, Blocks blocks, int rows, LinkageSettings settings)
    {
        var most = Math.Max(2_000_000, (long)(settings.MostPairsPerRecord * rows));
        var sizes = new SortedDictionary<int, long>();
        for (var block = 0; block < blocks.Count; block++)
            sizes[blocks[block].Length] = sizes.GetValueOrDefault(blocks[block].Length) + Blocks.PairsOf(blocks[block], _border);
        var (largest, pairs) = (0, 0L);
        foreach (var (size, count) in sizes)
        {
            if (size > settings.LargestBlock || pairs + count > most) break;
            (largest, pairs) = (size, pairs + count);
        }
        if (sizes.Count == 0 || largest == sizes.Keys.Last()) return (rule, blocks, null);
        return (rule, blocks.UpTo(largest), $"The rule '{rule}' leaves out blocks of more than {largest:N0} records: {sizes.Where(it => it.Key > largest).Sum(it => it.Value):N0} pairs.");
    }

    (BlockingRule, Blocks?, string?) Loose(BlockingRule rule, Blocks blocks, LinkageSettings settings) =>
        blocks.Pairs(_border) <= settings.MostLoosePairs ? (rule, blocks, null) : (rule, null, $"The loose rule '{rule}' was not used: {blocks.Pairs(_border):N0} pairs.");

    /// <summary>Gives each pair to a visitor once, by the first rule that it satisfies. Each worker makes its visitor and hands it back.</summary>
    /// <param name="sample">Which of them; null is all.</param>
    public void ForEachPair<TVisitor>(Func<TVisitor> visitor, Action<TVisitor> done, Action<long, long>? progress, CancellationToken stop, PairSampling? sample = null) where TVisitor : struct, IPairVisitor
    {
        var pieces = Pieces();
        var (next, finished) = (-1, 0);
        Cores.Run(_ =>
        {
            var mine = visitor();
            while (!stop.IsCancellationRequested && Interlocked.Increment(ref next) is var at && at < pieces.Count)
            {
                Give(ref mine, pieces[at], sample);
                progress?.Invoke(Interlocked.Increment(ref finished), pieces.Count);
            }
            lock (pieces) done(mine);
        }, stop);
        stop.ThrowIfCancellationRequested();
    }

    readonly record struct Piece(int Rule, int From, int To);

    List<Piece> Pieces()
    {
        const long pairsOfAPiece = 1 << 16;
        var pieces = new List<Piece>();
        for (var rule = 0; rule < _rules.Length; rule++)
        {
            var (from, pairs) = (0, 0L);
            for (var block = 0; block < _rules[rule].Count; block++)
            {
                pairs += Blocks.PairsOf(_rules[rule][block], _border) + 1;
                if (pairs < pairsOfAPiece && block < _rules[rule].Count - 1) continue;
                pieces.Add(new(rule, from, block + 1));
                (from, pairs) = (block + 1, 0);
            }
        }
        return pieces;
    }

    void Give<TVisitor>(ref TVisitor visitor, Piece piece, PairSampling? sample) where TVisitor : struct, IPairVisitor
    {
        for (var block = piece.From; block < piece.To; block++)
        {
            var rows = _rules[piece.Rule][block];
            var left = _border is { } border ? Blocks.LeftOf(rows, border) : rows.Length;
            if (sample is { IsSparse: true } sparse) GiveDrawn(ref visitor, piece.Rule, block, rows, left, sparse);
            else
                for (var i = 0; i < left; i++)
                    for (var j = _border is null ? i + 1 : left; j < rows.Length; j++)
                        if (sample?.Has(rows[i], rows[j]) != false && IsFirst(rows[i], rows[j], piece.Rule)) visitor.Visit(rows[i], rows[j], piece.Rule);
        }
    }

    /// <summary>A few pairs of a block, drawn: the work grows with the sample, and not with the square of the block.</summary>
    void GiveDrawn<TVisitor>(ref TVisitor visitor, int rule, int block, ReadOnlySpan<int> rows, int left, PairSampling sample) where TVisitor : struct, IPairVisitor
    {
        var place = ((ulong)(uint)rule << 32) | (uint)block;
        var draws = sample.DrawsOf(Blocks.PairsOf(rows, _border), place);
        for (var draw = 1UL; draw <= draws; draw++)
        {
            var (i, j) = _border is null ? sample.PairOf(rows.Length, place, draw) : sample.PairOf(left, rows.Length - left, place, draw);
            if (IsFirst(rows[i], rows[j], rule)) visitor.Visit(rows[i], rows[j], rule);
        }
    }

    /// <summary>Whether no rule before this one holds the pair too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool IsFirst(int a, int b, int rule)
    {
        ref var blocks = ref MemoryMarshal.GetArrayDataReference(_blockOf);
        var (left, right) = ((nuint)(uint)a * (uint)_stride, (nuint)(uint)b * (uint)_stride);
        for (var before = 0; before < rule; before += Lanes)
        {
            var x = Vector256.LoadUnsafe(ref blocks, left + (nuint)before);
            var y = Vector256.LoadUnsafe(ref blocks, right + (nuint)before);
            var same = Vector256.AndNot(Vector256.Equals(x, y), Vector256.Equals(x, Vector256<int>.Zero)).ExtractMostSignificantBits();
            if (rule - before < Lanes) same &= (1u << (rule - before)) - 1;
            if (same != 0) return false;
        }
        return true;
    }

    /// <summary>The rules that a pair satisfies, as bits: the lowest is the first rule.</summary>
    public uint RulesOf(int a, int b)
    {
        if (_rules.Length < 2) return 1;
        var bits = 0u;
        for (var rule = 0; rule < _rules.Length; rule++)
            if (_blockOf[a * _stride + rule] is var block and not 0 && block == _blockOf[b * _stride + rule]) bits |= 1u << rule;
        return bits;
    }
}
