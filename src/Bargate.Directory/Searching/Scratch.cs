namespace Bargate.Directory.Searching;

/// <summary>What one search counts in: an array for each number of an entry, lent by the thread and given back clean, so that a search of many entries makes none.</summary>
internal sealed class Scratch
{
    [ThreadStatic]
    static Scratch? free;

    readonly List<int> group = [];

    public float[] Scores { get; private set; } = [];

    /// <summary>How many groups of words an entry has.</summary>
    public byte[] Matched { get; private set; } = [];

    float[] best = [];

    /// <summary>The entries that have any word.</summary>
    public List<int> Touched { get; } = [];

    public static Scratch Rent(int entries)
    {
        var scratch = free ?? new();
        free = null;
        if (scratch.Scores.Length >= entries) return scratch;
        var size = Math.Max(entries, scratch.Scores.Length * 2);
        (scratch.Scores, scratch.Matched, scratch.best) = (new float[size], new byte[size], new float[size]);
        return scratch;
    }

    /// <summary>A group that has one way to say it.</summary>
    public void Add(int slot, float score)
    {
        if (Matched[slot] == 0) Touched.Add(slot);
        Matched[slot]++;
        Scores[slot] += score;
    }

    /// <summary>One of several ways to say a group: the best of them counts, when the group ends.</summary>
    public void Take(int slot, float score)
    {
        if (best[slot] == 0) group.Add(slot);
        if (score > best[slot]) best[slot] = score;
    }

    public void EndGroup()
    {
        foreach (var slot in group)
        {
            Add(slot, best[slot]);
            best[slot] = 0;
        }
        group.Clear();
    }

    public void Return()
    {
        foreach (var slot in Touched) (Scores[slot], Matched[slot]) = (0, 0);
        Touched.Clear();
        free = this;
    }
}
