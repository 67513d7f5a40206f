namespace Bargate.Linkage.Blocking;
internal sealed class BlockIndexCache;
