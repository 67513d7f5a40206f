namespace Bargate.Linkage;

/// <summary>Finds the records that a new one may be. Safe for many readers and writers at once.</summary>
public sealed class MatchIndex(LinkageModel model)
{
    public LinkageModel Model => model;
    public int Count => throw new NotSupportedException();

    /// <summary>An index of a whole table; its ids are the table's.</summary>
    public static MatchIndex Of(Table table, LinkageModel model) => throw new NotSupportedException();

    /// <summary>Adds a record, or replaces the one of that id. Values are in the order of the settings' columns. It is found by the next call of Find.</summary>
    public void Put(string id, IReadOnlyList<string?> values) => throw new NotSupportedException();

    public bool Remove(string id) => throw new NotSupportedException();

    /// <summary>The records most likely to be the same person, best first.</summary>
    public IReadOnlyList<Match> Find(IReadOnlyList<string?> values, int most = 10, double minimumProbability = 0.01) => throw new NotSupportedException();
}
