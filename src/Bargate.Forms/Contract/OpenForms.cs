using Bargate.Forms.Storage;

namespace Bargate.Forms.Contract;

/// <summary>Forms that residents have begun and not sent, in numbers.</summary>
public sealed class OpenForms
{
    readonly BargateDb db;

    internal OpenForms(BargateDb db) => this.db = db;

    /// <summary>How many there are of a service, by the edition that they keep.</summary>
    public async Task<IReadOnlyDictionary<int, int>> ByEdition(string service, CancellationToken stop = default) =>
        await db.Drafts.Where(it => it.Service == service && it.SubmittedAt == null).GroupBy(it => it.ServiceVersion).Select(it => new { it.Key, Count = it.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, stop);
}
