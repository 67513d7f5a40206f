using Bargate.Linkage.Columns;

namespace Bargate.Linkage.Comparing;

/// <summary>The texts behind value ids, for one worker. A record that is only asked about may hold values that no record has: they have the id <see cref="Unseen"/>.</summary>
internal sealed class PairValues(ValuePool[] pools, GenericValues generic)
{
    public const int Unseen = -1;
    readonly byte[][] _unseen = [.. pools.Select(_ => Array.Empty<byte>())];

    public void SetUnseen(int place, ReadOnlySpan<byte> value) => _unseen[place] = value.ToArray();

    public ReadOnlySpan<byte> Of(int place, int id) => id == Unseen ? _unseen[place] : pools[place][id];

    /// <summary>Whether two columns say the same: a forename where the other record has a surname.</summary>
    public bool Same(int place, int id, int otherPlace, int otherId)
    {
        if (id == 0 || otherId == 0) return false;
        if (id > 0 && otherId > 0 && pools[place].HashOf(id) != pools[otherPlace].HashOf(otherId)) return false;
        return Of(place, id).SequenceEqual(Of(otherPlace, otherId));
    }

    public bool IsGeneric(int place, int id) => generic.Contains(place, id);
}
