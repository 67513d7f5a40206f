using Bargate.Directory.Contract;
using Bargate.Directory.Searching;
using Bargate.Directory.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;

namespace Bargate.Directory.Jobs;

/// <summary>
/// The freshness clock: each hour, moves on the entries whose next age has come, and writes one email to each steward about all of their entries that
/// are due, with a link by which they say that nothing has changed.
/// </summary>
internal sealed class KeepFresh(BargateDb db, DirectorySettings settings, DirectoryIndex index, KeyRing keys, Messages messages, Council council, Words words, TimeProvider clock) : ITimedJob
{
    const int Most = 500;

    public async Task Run(CancellationToken stop)
    {
        while (await Some(stop) == Most) { }
    }

    async Task<int> Some(CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.Entries.Where(it => it.NextAt != null && it.NextAt <= now).OrderBy(it => it.NextAt).ThenBy(it => it.Id).Take(Most).ToListAsync(stop);
        var remind = due.Where(it => it.Step(settings.AgesOf(it.Read()), now)).ToLookup(it => it.Provider);
        var wanted = remind.Select(it => it.Key).ToList();
        var providers = await db.Providers.AsNoTracking().Where(it => wanted.Contains(it.Id) && it.Steward != null).ToListAsync(stop);
        var opened = await keys.Open([.. providers.Select(it => it.KeyId!.Value)], stop);
        foreach (var provider in providers)
            if (opened.TryGetValue(provider.KeyId!.Value, out var key)) await Remind(provider, key, [.. remind[provider.Id]], now, stop);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        if (due.Count > 0) index.Changed();
        return due.Count;
    }

    async Task Remind(Provider provider, DataKey key, List<Entry> entries, DateTime now, CancellationToken stop)
    {
        var (link, token) = ManageLink.For(provider.Id, now);
        var names = string.Join('\n', entries.OrderBy(it => it.Name, StringComparer.Ordinal).Select(it => "* " + it.Name));
        var body = words.Format("directory.mail.remind", ("provider", provider.Name), ("entries", names), ("link", $"[{words["directory.mail.check"]}](/directory/manage/{token})"),
            ("directory", council.DirectoryName), ("days", ManageLink.Life.Days.ToString(council.Locale)));
        var subject = entries.Count == 1 ? words.Format("directory.mail.remind-one", ("name", entries[0].Name)) : words.Format("directory.mail.remind-some", ("count", entries.Count.ToString(council.Locale)));
        // Made of what it is about, so that a run that is repeated writes it once.
        var about = $"directory-remind/{provider.Id}/{string.Join('+', entries.Select(it => $"{Ids.Of($"{it.Id}/{it.AssuredAt:O}/{it.Reminders}"):N}"[..8]).Order(StringComparer.Ordinal).Take(5))}/{entries.Count}";
        if (await messages.Add(new NewMessage(provider.ReadSteward(key), subject, body, provider.Id, about, council.Language), key, stop)) db.Add(link);
    }
}
