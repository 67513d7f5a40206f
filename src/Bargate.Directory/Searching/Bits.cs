using System.Numerics;

namespace Bargate.Directory.Searching;

/// <summary>A set of slots of the index: one bit each, so that filters are ands and counts are counted bits.</summary>
internal sealed class Bits
{
    ulong[] words;

    public Bits(int size = 0) => words = new ulong[(size + 63) / 64];

    Bits(ulong[] words) => this.words = words;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in words) count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool this[int slot] => slot >> 6 < words.Length && (words[slot >> 6] >> (slot & 63) & 1) != 0;

    public void Set(int slot)
    {
        if (slot >> 6 >= words.Length) Array.Resize(ref words, Math.Max(words.Length * 2, (slot >> 6) + 1));
        words[slot >> 6] |= 1UL << (slot & 63);
    }

    public void Clear(int slot)
    {
        if (slot >> 6 < words.Length) words[slot >> 6] &= ~(1UL << (slot & 63));
    }

    public Bits Copy() => new([.. words]);

    /// <summary>Keeps what is in the other too; null is the empty set.</summary>
    public Bits And(Bits? other)
    {
        for (var i = 0; i < words.Length; i++) words[i] &= other is not null && i < other.words.Length ? other.words[i] : 0;
        return this;
    }

    public Bits Or(Bits other)
    {
        if (other.words.Length > words.Length) Array.Resize(ref words, other.words.Length);
        for (var i = 0; i < other.words.Length; i++) words[i] |= other.words[i];
        return this;
    }

    public int CountWith(Bits other)
    {
        var count = 0;
        for (var i = Math.Min(words.Length, other.words.Length) - 1; i >= 0; i--) count += BitOperations.PopCount(words[i] & other.words[i]);
        return count;
    }

    public IEnumerable<int> Slots()
    {
        for (var i = 0; i < words.Length; i++)
            for (var word = words[i]; word != 0; word &= word - 1)
                yield return (i << 6) + BitOperations.TrailingZeroCount(word);
    }
}
