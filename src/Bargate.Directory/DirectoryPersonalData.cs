using System.Runtime.CompilerServices;
using Bargate.Directory.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;

namespace Bargate.Directory;

/// <summary>What the directory holds about a person: the providers whose steward they are, and the mistakes they reported with their address.</summary>
internal sealed class DirectoryPersonalData(BargateDb db, KeyRing keys, MasterKey master, Words words) : IPersonalDataSource
{
    public string Key => "directory";

    public async IAsyncEnumerable<PersonalItem> Export(Subject who, [EnumeratorCancellation] CancellationToken stop)
    {
        var (providers, reports) = await Of(who, stop);
        foreach (var it in providers)
            if (await keys.Open(it.KeyId!.Value, stop) is { } key)
                yield return new(words["directory.personal.steward"], it.ChangedAt, [(words["directory.personal.provider"], it.Name), (words["directory.personal.email"], it.ReadSteward(key))]);
        foreach (var it in reports)
            if (it.KeyId is { } id && await keys.Open(id, stop) is { } key) yield return new(words["directory.personal.report"], it.MadeAt, [(words["directory.personal.text"], it.Read(key))]);
    }

    /// <summary>All of it: an entry stands without its steward, and a report was answered by putting the entry right.</summary>
    public async Task<Erasure> Erase(Subject who, CancellationToken stop)
    {
        var (providers, reports) = await Of(who, stop);
        foreach (var it in providers) await it.ForgetSteward(keys, stop);
        // What they hold in their mailbox opens nothing any more.
        var theirs = providers.ConvertAll(it => it.Id);
        db.RemoveRange(await db.ManageLinks.Where(it => theirs.Contains(it.Provider)).ToListAsync(stop));
        foreach (var it in reports) await it.EraseText(keys, stop);
        await db.SaveChangesAsync(stop);
        return new(providers.Count + reports.Count, []);
    }

    async Task<(List<Provider>, List<MistakeReport>)> Of(Subject who, CancellationToken stop)
    {
        var hashes = who.Contacts.Where(it => it.Kind == Provider.EmailKind).Select(it => Provider.HashOf(it.Value, master)).ToList();
        if (hashes.Count == 0) return ([], []);
        return (await db.Providers.Where(it => it.StewardHash != null && hashes.Contains(it.StewardHash)).OrderBy(it => it.Id).ToListAsync(stop),
            await db.MistakeReports.Where(it => it.Text != null && it.EmailHash != null && hashes.Contains(it.EmailHash)).OrderBy(it => it.MadeAt).ToListAsync(stop));
    }
}
