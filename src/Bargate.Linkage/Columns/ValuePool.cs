using System.Text;

namespace Bargate.Linkage.Columns;

/// <summary>The distinct prepared values of a column, one after the other in one array of bytes. Ids start at 1; 0 is no value.</summary>
internal sealed class ValuePool
{
    readonly Lock _gate = new();
    byte[] _arena = new byte[1 << 12];
    int[] _starts = new int[1 << 9];
    uint[] _hashes = new uint[1 << 9];
    // Hash and id side by side: a value that is not the one costs no further look.
    ulong[] _slots = new ulong[1 << 10];

    /// <summary>The highest id.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int id]
    {
        get
        {
            var starts = _starts;
            var start = starts[id];
            return new(_arena, start, starts[id + 1] - start);
        }
    }

    public uint HashOf(int id) => _hashes[id];

    public string? TextOf(int id) => id == 0 ? null : Encoding.UTF8.GetString(this[id]);

    /// <summary>The id of a value, or 0.</summary>
    public int Find(ReadOnlySpan<byte> value) => value.IsEmpty ? 0 : Look(value, (uint)Hashing.Of(value), out _);

    /// <summary>The id of a value, given to it now if it has none. Several loaders may ask at once; readers must wait till they are done.</summary>
    public int Intern(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return 0;
        var hash = (uint)Hashing.Of(value);
        lock (_gate)
        {
            var id = Look(value, hash, out var slot);
            return id != 0 ? id : Add(value, hash, slot);
        }
    }

    int Look(ReadOnlySpan<byte> value, uint hash, out int slot)
    {
        var mask = _slots.Length - 1;
        for (slot = (int)hash & mask; _slots[slot] is var held and not 0; slot = (slot + 1) & mask)
            if ((uint)(held >> 32) == hash && this[(int)(uint)held].SequenceEqual(value)) return (int)(uint)held;
        return 0;
    }

    int Add(ReadOnlySpan<byte> value, uint hash, int slot)
    {
        var id = ++Count;
        if (id + 1 >= _starts.Length)
        {
            Array.Resize(ref _starts, _starts.Length * 2);
            Array.Resize(ref _hashes, _hashes.Length * 2);
        }
        if (id == 1) _starts[1] = 0;
        var start = _starts[id];
        // A new array, not a moved one: a span that a reader of an earlier value holds stays true.
        while (start + value.Length > _arena.Length) Array.Resize(ref _arena, checked(_arena.Length * 2));
        value.CopyTo(_arena.AsSpan(start));
        _starts[id + 1] = start + value.Length;
        _hashes[id] = hash;
        _slots[slot] = ((ulong)hash << 32) | (uint)id;
        if (Count * 2 > _slots.Length) Spread();
        return id;
    }

    void Spread()
    {
        var slots = new ulong[_slots.Length * 2];
        var mask = slots.Length - 1;
        foreach (var held in _slots)
        {
            if (held == 0) continue;
            var slot = (int)(held >> 32) & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = held;
        }
        _slots = slots;
    }
}
