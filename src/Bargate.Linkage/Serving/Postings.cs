namespace Bargate.Linkage.Serving;

/// <summary>The rows under each key of one rule, as chains through one array: eight bytes a row, and adding or removing one is a matter of two links.</summary>
internal sealed class Postings
{
    const int End = -1;
    int[] _heads;
    Link[] _links;

    // The bits of the key that the bucket does not hold.
    struct Link
    {
        public int Next;
        public uint Tag;
    }

    public Postings(int capacity)
    {
        _heads = Heads(capacity);
        _links = new Link[Math.Max(16, capacity)];
    }

    public void Add(ulong key, int row)
    {
        if (key == 0) return;
        if (row >= _links.Length) Grow(row + 1);
        ref var head = ref _heads[Bucket(key)];
        _links[row] = new() { Next = head, Tag = TagOf(key) };
        head = row;
    }

    public void Remove(ulong key, int row)
    {
        if (key == 0) return;
        ref var at = ref _heads[Bucket(key)];
        while (at != End)
        {
            if (at == row)
            {
                at = _links[row].Next;
                return;
            }
            at = ref _links[at].Next;
        }
    }

    /// <summary>Adds the rows under a key, the newest first, at most so many.</summary>
    public void Find(ulong key, HashSet<int> into, int most)
    {
        if (key == 0) return;
        var tag = TagOf(key);
        for (var row = _heads[Bucket(key)]; row != End && most > 0; row = _links[row].Next)
        {
            if (_links[row].Tag != tag) continue;
            into.Add(row);
            most--;
        }
    }

    /// <summary>Whether the buckets should be spread over more.</summary>
    public bool IsFull(int rows) => rows > _heads.Length;

    /// <summary>Empty, with room for twice the rows.</summary>
    public void Reset(int rows) => _heads = Heads(rows * 2);

    void Grow(int rows) => Array.Resize(ref _links, Math.Max(rows, _links.Length + _links.Length / 2));

    int Bucket(ulong key) => (int)(key & (uint)(_heads.Length - 1));
    static uint TagOf(ulong key) => (uint)(key >> 32);

    static int[] Heads(int capacity)
    {
        var heads = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, capacity))];
        Array.Fill(heads, End);
        return heads;
    }
}
