using Bargate.Directory.Contract;
using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;
using Bargate.Directory.Storage;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Searching;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Notifications.Contract;

namespace Bargate.Directory;

/// <summary>What the holder of a link may do: see the entries of one provider, say that they are right, propose changes.</summary>
internal sealed class Manage(BargateDb db, DirectorySettings settings, DirectoryIndex index, SearchIndex search, KeyRing keys, MasterKey master, Messages messages, Council council, Words words, TimeProvider clock)
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Provider?> Open(string token, CancellationToken stop)
    {
        if (token.Length is 0 or > 100) return null;
        var (hash, now) = (ManageLink.HashOf(token), Now);
        var link = await db.ManageLinks.AsNoTracking().SingleOrDefaultAsync(it => it.TokenHash == hash && it.ExpiresAt > now, stop);
        return link is null ? null : await db.Providers.AsNoTracking().SingleOrDefaultAsync(it => it.Id == link.Provider, stop);
    }

    public Task<List<Entry>> Entries(Provider provider, CancellationToken stop) =>
        db.Entries.AsNoTracking().Where(it => it.Provider == provider.Id && it.State != EntryState.Archived).OrderBy(it => it.NameFolded).ThenBy(it => it.Id).ToListAsync(stop);

    /// <summary>Nothing has changed: the clocks of these entries start again.</summary>
    public async Task<int> Assure(Provider provider, IReadOnlyCollection<Guid>? only, CancellationToken stop)
    {
        var entries = await db.Entries.Where(it => it.Provider == provider.Id && it.State != EntryState.Archived).ToListAsync(stop);
        if (only is not null) entries = [.. entries.Where(it => only.Contains(it.Id))];
        foreach (var it in entries)
        {
            it.Assure(settings.AgesOf(it.Read()), Now, Now);
            DirectorySearch.Touch(search, it);
        }
        await db.SaveChangesAsync(stop);
        index.Changed();
        return entries.Count;
    }

    /// <summary>A change to look at for an officer. It takes the place of one that still waits.</summary>
    public async Task Propose(Entry entry, OrukService document, string by, CancellationToken stop)
    {
        foreach (var waiting in await db.Editions.Where(it => it.Entry == entry.Id && it.State == EditionState.Waiting && it.By == by).ToListAsync(stop)) db.Remove(waiting);
        db.Add(Edition.Of(entry, document, by, Now));
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Publishes a proposed change. To have changed it is to have checked it, when its provider did.</summary>
    public async Task Approve(Edition edition, Entry entry, OfficerId officer, CancellationToken stop)
    {
        var document = OrukJson.Read<OrukService>(edition.Document);
        // Masked after it was proposed: whoever proposed it did not know, and did not ask for it to be shown.
        if (!Masking.IsMasked(OrukJson.Read<OrukService>(edition.Before))) Masking.Carry(entry.Read(), document);
        edition.Approve(officer, Now);
        entry.Publish(document, entry.Provider, entry.InDirectories.ToList(), Now);
        // What was taken out meanwhile is not brought back by a change that waited.
        if (edition.By == "provider" && entry.State != EntryState.Archived) entry.Assure(settings.AgesOf(document), edition.MadeAt, Now);
        DirectorySearch.Touch(search, entry);
        await db.SaveChangesAsync(stop);
        index.Changed();
    }

    /// <summary>
    /// Sends a link to whoever asks from an address that we know of this provider: its steward's, or one that is published with the entry. Whoever asks
    /// is told the same either way.
    /// </summary>
    public async Task<bool> SendLink(Entry entry, string email, CancellationToken stop)
    {
        if (await db.Providers.SingleOrDefaultAsync(it => it.Id == entry.Provider, stop) is not { } provider) return false;
        var known = provider.StewardHash is { } steward && steward.AsSpan().SequenceEqual(Provider.HashOf(email, master));
        var published = entry.Published(provider);
        if (!known && !Same(published.Email) && !Same(published.Organization?.Email)) return false;
        var lately = Now + ManageLink.Life - TimeSpan.FromHours(1);
        if (await db.ManageLinks.CountAsync(it => it.Provider == provider.Id && it.ExpiresAt > lately, stop) >= ManageLink.MostAnHour) return false;
        var key = provider.KeyId is { } id ? await keys.Open(id, stop) ?? keys.New() : keys.New();
        if (provider.Steward is null) provider.Give(email, key, master);
        var (link, token) = ManageLink.For(provider.Id, Now);
        var body = words.Format("directory.mail.claim", ("provider", provider.Name), ("link", $"[{words["directory.mail.open"]}](/directory/manage/{token})"), ("directory", council.DirectoryName), ("days", ManageLink.Life.Days.ToString(council.Locale)));
        db.Add(link);
        await messages.Add(new NewMessage(email, words["directory.mail.claim-subject"], body, provider.Id, $"directory-claim/{link.Id}", council.Language), key, stop);
        await db.SaveChangesAsync(stop);
        return true;

        bool Same(string? other) => other is not null && Fold.Of(other) == Fold.Of(email);
    }
}
