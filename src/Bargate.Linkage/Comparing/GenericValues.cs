using Bargate.Linkage.Columns;

namespace Bargate.Linkage.Comparing;

/// <summary>Values held by so many different people that to share one says nothing: a hostel's address, a shop's phone, a placeholder that looks real.</summary>
internal sealed class GenericValues(ulong[][] hashes, ValuePool[] pools)
{
    public static GenericValues None(int width) => new([.. Enumerable.Repeat(Array.Empty<ulong>(), width)], []);

    readonly HashSet<ulong>[] _hashes = [.. hashes.Select(it => it.ToHashSet())];

    public bool Contains(int place, int id) => id > 0 && _hashes[place].Count > 0 && _hashes[place].Contains(Hashing.Of(pools[place][id]));

    /// <summary>From a model: it keeps hashes, since the values themselves may be somebody's.</summary>
    public static GenericValues Of(LinkageModel model, IReadOnlyList<LinkageColumn> columns, ValuePool[] pools) => new(
        [.. columns.Select(it => model.Generic.TryGetValue(it.Name, out var held) ? held.Select(hash => Convert.ToUInt64(hash, 16)).ToArray() : [])], pools);
}
