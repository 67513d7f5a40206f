using System.Buffers;

namespace Bargate.Linkage.Blocking;

/// <summary>The rows of one rule that share a key with another row, block after block.</summary>
internal sealed class Blocks
{
    // Partitioned by the top of the key, then sorted in the cache: a pass over memory and n log n of a small n.
    const int PartitionBits = 12;
    readonly int[] _rows;
    readonly int[] _starts;

    Blocks(int[] rows, int[] starts) => (_rows, _starts) = (rows, starts);

    public int Count => _starts.Length - 1;
    public ReadOnlySpan<int> this[int block] => _rows.AsSpan(_starts[block], _starts[block + 1] - _starts[block]);

    /// <summary>Groups rows by key, leaving out key 0. Rows of a block are in ascending order.</summary>
    public static Blocks Of(ReadOnlySpan<ulong> keys)
    {
        var rowBits = 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)keys.Length);
        var rowMask = (1UL << rowBits) - 1;
        // The partition is the top of the key, so the bits that give way to the row's number are not missed: a false
        // meeting of two keys needs 50 equal bits even at ten million rows, and costs one comparison.
        var (sorted, ends) = Partition(keys, rowBits, rowMask);
        var rows = ArrayPool<int>.Shared.Rent(keys.Length);
        var count = 0;
        var starts = new List<int> { 0 };
        for (var partition = 0; partition < ends.Length; partition++)
        {
            var start = partition == 0 ? 0 : ends[partition - 1];
            var part = sorted.AsSpan(start, ends[partition] - start);
            part.Sort();
            for (int i = 0, j; i < part.Length; i = j)
            {
                for (j = i + 1; j < part.Length && part[j] >> rowBits == part[i] >> rowBits;) j++;
                if (j - i < 2) continue;
                foreach (var it in part[i..j]) rows[count++] = (int)(it & rowMask);
                starts.Add(count);
            }
        }
        var blocks = new Blocks(rows[..count], [.. starts]);
        // Arrays of this size are not collected soon: they go from rule to rule.
        ArrayPool<int>.Shared.Return(rows);
        ArrayPool<ulong>.Shared.Return(sorted);
        return blocks;
    }

    static (ulong[] Sorted, int[] Ends) Partition(ReadOnlySpan<ulong> keys, int rowBits, ulong rowMask)
    {
        var ends = new int[1 << PartitionBits];
        foreach (var key in keys)
            if (key != 0) ends[key >> (64 - PartitionBits)]++;
        for (int i = 0, sum = 0; i < ends.Length; i++) (ends[i], sum) = (sum, sum + ends[i]);
        var sorted = ArrayPool<ulong>.Shared.Rent(keys.Length);
        for (var row = 0; row < keys.Length; row++)
        {
            if (keys[row] is var key and not 0) sorted[ends[key >> (64 - PartitionBits)]++] = (key << PartitionBits & ~rowMask) | (uint)row;
        }
        return (sorted, ends);
    }

    /// <summary>Without the blocks that are larger than this.</summary>
    public Blocks UpTo(int largest)
    {
        var rows = new List<int>(_rows.Length);
        var starts = new List<int> { 0 };
        for (var block = 0; block < Count; block++)
        {
            if (this[block].Length > largest) continue;
            rows.AddRange(this[block]);
            starts.Add(rows.Count);
        }
        return new([.. rows], [.. starts]);
    }

    /// <summary>How many pairs the blocks have: of rows on either side of the border, or of any two.</summary>
    public long Pairs(int? border)
    {
        var pairs = 0L;
        for (var block = 0; block < Count; block++) pairs += PairsOf(this[block], border);
        return pairs;
    }

    public static long PairsOf(ReadOnlySpan<int> rows, int? border)
    {
        if (border is not { } first) return (long)rows.Length * (rows.Length - 1) / 2;
        var left = LeftOf(rows, first);
        return (long)left * (rows.Length - left);
    }

    /// <summary>How many rows of a block are of the left table.</summary>
    public static int LeftOf(ReadOnlySpan<int> rows, int border) => rows.BinarySearch(border) is var at && at >= 0 ? at : ~at;
}
