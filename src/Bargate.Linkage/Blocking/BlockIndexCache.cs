using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Blocking;

/// <summary>The last index made of a table: scoring asks for the same one that training made.</summary>
internal sealed class BlockIndexCache
{
    readonly Lock _gate = new();
    (string Of, BlockIndex Index)? _last;

    public BlockIndex Of(Table table, LinkageSettings settings, GenericValues generic, string genericVersion, int? border, BlockStore store, CancellationToken stop)
    {
        var of = string.Join('\n', new object?[] { string.Join("; ", settings.Blocking), string.Join("; ", settings.LooseBlocking), settings.MostLoosePairs, settings.MostPairsPerRecord, settings.LargestBlock, border, genericVersion });
        lock (_gate)
        {
            if (_last is { } last && last.Of == of) return last.Index;
            var index = new BlockIndex(table, settings, settings.Blocking, settings.LooseBlocking, generic, border, store, stop);
            _last = (of, index);
            return index;
        }
    }
}
