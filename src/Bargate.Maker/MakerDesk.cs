using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Maker.Storage;
using Bargate.Services.Contract;

namespace Bargate.Maker;

/// <summary>The two texts of a service while they are changed.</summary>
internal sealed record Written(ServiceText Text, string Walks);

/// <summary>An edition in work with the text that holds.</summary>
internal sealed record Opened(ServiceWork Work, WorkSave Save, ServiceText Text)
{
    public string Walks => Save.Walks;

    public Written Written => new(Text, Save.Walks);
}

/// <summary>What came of saving.</summary>
/// <param name="Refused">Why nothing was saved, and what to do instead.</param>
/// <param name="Mine">Somebody else had saved: the number under which this was kept beside.</param>
/// <param name="Both">The number of the same change made on top of theirs; null where that cannot be.</param>
/// <param name="From">The save that it began from.</param>
internal sealed record Saved(string? Refused = null, int? Mine = null, int? Both = null, int From = 0);

/// <summary>What a change gives, or why it cannot be made.</summary>
internal sealed record Attempt(Written? Next, string? Refused = null)
{
    public static Attempt Of(Edited edited, Written before) => edited.Done ? new(before with { Text = edited.Text }) : new(null, edited.Refused);
}

/// <summary>Editions in work: opened, begun, saved; nobody's save writes over another's.</summary>
internal sealed class MakerDesk(BargateDb db, ServiceCheck check, BrowserPublication publication, CurrentOfficer officer, Audit audit, TimeProvider clock)
{
    public async Task<Opened?> Open(string service, CancellationToken stop)
    {
        var work = await db.ServiceWorks.SingleOrDefaultAsync(it => it.Service == service, stop);
        return work is null ? null : new Opened(work, await Save(service, work.Head, stop) ?? throw new InvalidOperationException($"Save {work.Head} of {service} is gone."), check.Open(service, (await Save(service, work.Head, stop))!.Text));
    }

    public Task<WorkSave?> Save(string service, int number, CancellationToken stop) => db.WorkSaves.AsNoTracking().SingleOrDefaultAsync(it => it.Service == service && it.Number == number, stop);

    /// <summary>Begins an edition with what the service says now; false when there is one already.</summary>
    public async Task<bool> Begin(string service, string text, string walks, string folderHash, string what, CancellationToken stop)
    {
        if (await db.ServiceWorks.AnyAsync(it => it.Service == service, stop)) return false;
        var work = new ServiceWork { Service = service, FolderHash = folderHash };
        work.Save(await Add(service, new(check.Open(service, text), walks), what, false, stop));
        db.Add(work);
        audit.Record(officer.Actor, "service-edition-begun", officer.Id.Value);
        try { await db.SaveChangesAsync(stop); }
        catch (DbUpdateException) { return false; }
        return true;
    }

    /// <param name="from">The save that the officer's page showed.</param>
    public async Task<Saved> Change(Opened opened, int from, string what, Func<Written, Attempt> change, CancellationToken stop)
    {
        if (from == opened.Work.Head)
        {
            var (next, refused) = change(opened.Written);
            if (next is null) return new Saved(refused);
            if (Same(next, opened.Written)) return new Saved();
            var save = await Add(opened.Work.Service, next, what, false, stop);
            opened.Work.Save(save);
            try
            {
                await db.SaveChangesAsync(stop);
                return new Saved();
            }
            catch (DbUpdateException)
            {
                db.ChangeTracker.Clear();
                opened = await Open(opened.Work.Service, stop) ?? throw new RuleBroken("This edition was published or thrown away meanwhile.");
            }
        }
        return await Aside(opened, from, what, change, stop);
    }

    // Somebody else saved first. What this officer wrote is kept beside, and the same once more on top of theirs where that can be.
    async Task<Saved> Aside(Opened theirs, int from, string what, Func<Written, Attempt> change, CancellationToken stop)
    {
        var service = theirs.Work.Service;
        var begun = await Save(service, from, stop) is { } known ? new Written(check.Open(service, known.Text), known.Walks) : theirs.Written;
        var (mine, refused) = change(begun);
        if (mine is null) return new Saved(refused);
        if (Same(mine, begun) || Same(mine, theirs.Written)) return new Saved();
        var both = change(theirs.Written).Next;
        var kept = await KeepAside(service, mine, what, stop);
        if (both is null || Same(both, mine) || Same(both, theirs.Written)) return new Saved(Mine: kept.Number, From: from);
        var joined = await KeepAside(service, both, what, stop);
        return new Saved(Mine: kept.Number, Both: joined.Number, From: from);
    }

    // A third officer may take the same number at the same moment.
    async Task<WorkSave> KeepAside(string service, Written written, string what, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var save = await Add(service, written, what, true, stop);
            try
            {
                await db.SaveChangesAsync(stop);
                return save;
            }
            catch (DbUpdateException) when (attempt < 5) { db.Entry(save).State = EntityState.Detached; }
        }
    }

    async Task<WorkSave> Add(string service, Written written, string what, bool aside, CancellationToken stop)
    {
        var last = await db.WorkSaves.Where(it => it.Service == service).MaxAsync(it => (int?)it.Number, stop) ?? 0;
        var save = new WorkSave
        {
            Service = service, Number = last + 1, Text = written.Text.Text, Walks = written.Walks, What = what.Length > WorkSave.LongestWhat ? what[..WorkSave.LongestWhat] : what,
            Aside = aside, By = officer.Id, At = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(save);
        return save;
    }

    /// <summary>Publishes what a second person approved; the edition in work goes in the same act.</summary>
    public async Task<BrowserPublished> Publish(Opened opened, int version, CancellationToken stop)
    {
        opened.Work.Approvable(officer.Id);
        db.Expect(opened.Work, version);
        db.Remove(opened.Work);
        audit.Record(officer.Actor, "service-edition-approved", officer.Id.Value);
        return await publication.Publish(opened.Work.Service, opened.Save.Text, opened.Save.Walks, opened.Work.FolderHash, officer.Name, stop: stop);
    }

    static bool Same(Written one, Written other) => one.Text.Text == other.Text.Text && one.Walks == other.Walks;
}
