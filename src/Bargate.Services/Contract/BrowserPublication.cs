using Bargate.Kernel.Councils;
using Bargate.Kernel.Searching;
using Bargate.Services.Loading;
using Bargate.Services.Storage;

namespace Bargate.Services.Contract;

/// <summary>What a service says now, and publication of a text that was written in the browser. What is true where is decision 0062.</summary>
public sealed class BrowserPublication
{
    readonly BargateDb db;
    readonly SearchIndex search;
    readonly ServiceCatalogue catalogue;
    readonly ServiceCheck check;
    readonly FolderWriter writer;
    readonly Council council;
    readonly TimeProvider clock;

    internal BrowserPublication(BargateDb db, SearchIndex search, ServiceCatalogue catalogue, ServiceCheck check, FolderWriter writer, Council council, TimeProvider clock) =>
        (this.db, this.search, this.catalogue, this.check, this.writer, this.council, this.clock) = (db, search, catalogue, check, writer, council, clock);

    /// <summary>Null when there is no such service, neither published nor in the folder.</summary>
    public async Task<ServiceNow?> Now(string service, CancellationToken stop = default)
    {
        if (!Ids.IsGood(service)) return null;
        var folder = FolderText.Read(council.Folder, service);
        var browser = await db.BrowserServices.AsNoTracking().SingleOrDefaultAsync(it => it.Service == service, stop);
        var newest = await db.ServiceVersions.AsNoTracking().Where(it => it.Service == service).OrderByDescending(it => it.Number).FirstOrDefaultAsync(stop);
        var live = newest is { IsWithdrawn: false } ? VersionContent.Read(service, newest.Content).Text : null;
        var text = browser?.Text ?? folder.Text ?? live;
        if (text is null) return null;
        return new ServiceNow(text, browser?.Walks ?? folder.Walks ?? "", folder.Hash, live is null ? null : newest!.Number, live is not null && FolderText.Same(text, live) ? text : live)
        {
            Folder = browser is not null && browser.FolderHash != folder.Hash && !folder.Says(browser.Text, browser.Walks) ? folder.Text ?? "" : null,
        };
    }

    /// <summary>Every edition, the newest first; a withdrawn one has no text.</summary>
    public async Task<IReadOnlyList<PublishedText>> Editions(string service, CancellationToken stop = default) =>
        [.. (await db.ServiceVersions.AsNoTracking().Where(it => it.Service == service).OrderByDescending(it => it.Number).ToListAsync(stop))
            .Select(it => new PublishedText(it.Number, it.IsWithdrawn ? null : VersionContent.Read(service, it.Content).Text, it.PublishedAt, it.PublishedBy))];

    /// <summary>
    /// Publishes one service as its next edition, together with whatever the caller has changed in the database: into the folder where that can be
    /// written, else before it. Throws <see cref="RuleBroken"/> when it has a fault, or when the folder is not what it was.
    /// </summary>
    /// <param name="folderHash">The folder's files as the writer knew them.</param>
    /// <param name="walked">False for an edition that was walked when it was published first.</param>
    public async Task<BrowserPublished> Publish(string service, string text, string walks, string folderHash, string by, bool walked = true, CancellationToken stop = default)
    {
        var open = check.Open(service, text);
        if (!check.Check(open, walked ? walks.TrimStart('\uFEFF') : null).IsSound) throw new RuleBroken("This service has a fault, or a walk comes to something else. Nothing was published.");
        using var alone = await writer.Gate.Enter(stop);
        var folder = FolderText.Read(council.Folder, service);
        if (folder.Hash != folderHash && !folder.Says(text, walks)) throw new RuleBroken("The file in the council's folder is not what it was when this was begun. Compare the two first.");
        var (content, newest) = (VersionContent.Of(check.Source(open)), await db.ServiceVersions.AsNoTracking().Where(it => it.Service == service).OrderByDescending(it => it.Number).FirstOrDefaultAsync(stop));
        var hash = VersionContent.Hash(content);
        var number = newest?.Number ?? 0;
        if (newest?.Hash != hash)
        {
            db.Add(new VersionRow { Service = service, Number = ++number, Hash = hash, Content = content, PublishedAt = clock.GetUtcNow().UtcDateTime, PublishedBy = by });
            search.Touch(ServiceSearch.Source, service);
        }
        var written = folder.Text == text && folder.Walks == walks ? new() : writer.Write(service, text, walks);
        var browser = await db.BrowserServices.SingleOrDefaultAsync(it => it.Service == service, stop);
        if (written is not null && browser is not null) db.Remove(browser);
        else if (written is null && browser is not null) (browser.Text, browser.Walks, browser.FolderHash) = (text, walks, folder.Hash);
        else if (written is null) db.Add(new BrowserText { Service = service, Text = text, Walks = walks, FolderHash = folder.Hash });
        try { await db.SaveChangesAsync(stop); }
        catch (Exception e)
        {
            written?.Undo();
            if (e is DbUpdateException and not DbUpdateConcurrencyException) throw new RuleBroken("Somebody published this service at the same moment. Look at what it says now, then try again.");
            throw;
        }
        await catalogue.Refresh(stop);
        return new BrowserPublished(number, written is not null);
    }

    /// <summary>Where the folder changed beside what was published in the browser: lets the folder's text hold again, or the browser's.</summary>
    /// <param name="seen">The folder's files as the officer was shown them.</param>
    public async Task Choose(string service, bool theFolder, string seen, CancellationToken stop = default)
    {
        using var alone = await writer.Gate.Enter(stop);
        if (await db.BrowserServices.SingleOrDefaultAsync(it => it.Service == service, stop) is not { } browser) throw new RuleBroken("Somebody has chosen already.");
        if (FolderText.Read(council.Folder, service).Hash is var hash && hash != seen) throw new RuleBroken("The file in the council's folder has changed since this page was shown. Look at it again, then choose.");
        if (theFolder) db.Remove(browser);
        else browser.FolderHash = hash;
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>What a service says now.</summary>
/// <param name="Text">Byte for byte, as a file of the folder has it.</param>
/// <param name="FolderHash">The folder's two files; empty when there are none.</param>
/// <param name="Number">The edition that is live; null when none is.</param>
/// <param name="Live">The text of that edition.</param>
public sealed record ServiceNow(string Text, string Walks, string FolderHash, int? Number, string? Live)
{
    /// <summary>The folder's text where it changed beside what was published in the browser, so that an officer chooses; null where nobody need.</summary>
    public string? Folder { get; init; }
}

/// <summary>An edition as it was published.</summary>
public sealed record PublishedText(int Number, string? Text, DateTime At, string By);

/// <param name="InFolder">Whether the folder's file says it too.</param>
public sealed record BrowserPublished(int Number, bool InFolder);
