using System.Collections.Concurrent;
using Bargate.Linkage;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Matching;

/// <summary>Models by their version, read once: a version never changes.</summary>
internal sealed class ModelShelf
{
    readonly ConcurrentDictionary<(Register, string), LinkageModel> known = new();

    public async Task<LinkageModel?> Of(BargateDb db, Register register, string version, CancellationToken stop)
    {
        if (known.TryGetValue((register, version), out var found)) return found;
        var json = await db.RegisterModels.AsNoTracking().Where(it => it.Register == register && it.Model == version).Select(it => it.Json).SingleOrDefaultAsync(stop);
        return json is null ? null : known.GetOrAdd((register, version), LinkageModel.Read(json));
    }

    /// <summary>The one that the register uses now.</summary>
    public async Task<LinkageModel?> Newest(BargateDb db, Register register, CancellationToken stop) =>
        await db.RegisterModels.AsNoTracking().Where(it => it.Register == register).OrderByDescending(it => it.UsedSince).Select(it => it.Model).FirstOrDefaultAsync(stop) is { } version
            ? await Of(db, register, version, stop) : null;
}
