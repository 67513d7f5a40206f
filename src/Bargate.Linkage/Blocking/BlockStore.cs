using System.Collections.Concurrent;

namespace Bargate.Linkage.Blocking;

/// <summary>The blocks of rules already made while a model learns: the prior, EM and the candidates ask for the same ones.</summary>
internal sealed class BlockStore
{
    readonly ConcurrentDictionary<string, Blocks> _known = [];

    public Blocks Of(BlockingRule rule, Func<Blocks> make) => _known.GetOrAdd(rule.ToString(), _ => make());
}
