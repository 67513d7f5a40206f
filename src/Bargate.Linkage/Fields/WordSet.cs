using System.Collections.Frozen;
using System.Text;
using Bargate.Linkage.Columns;

namespace Bargate.Linkage.Fields;

/// <summary>A set of short words that is asked for millions of values that are not in it.</summary>
internal sealed class WordSet
{
    readonly ulong[] _lengths = new ulong[256];
    readonly FrozenSet<ulong> _words;

    public WordSet(IEnumerable<string> words)
    {
        var bytes = words.Select(Encoding.UTF8.GetBytes).ToList();
        foreach (var it in bytes) _lengths[it[0]] |= 1UL << Math.Min(63, it.Length);
        _words = bytes.Select(it => Hashing.Of(it)).ToFrozenSet();
    }

    public bool Has(ReadOnlySpan<byte> word) =>
        word.Length > 0 && (_lengths[word[0]] & 1UL << Math.Min(63, word.Length)) != 0 && _words.Contains(Hashing.Of(word));
}
