using Bargate.Accounts.Contract;
using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Persons;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Records;

/// <summary>Says that two records are one: first which, then what will happen, then why.</summary>
[Needs(Permissions.RecordsReview)]
internal sealed class MergePage(BargateDb db, OpenRecords records, RecordBriefs briefs, RecordValues values, RecordViews views, LinkVerbs verbs, PairEvidence evidence, MatchIndexes indexes, Kernel.Councils.Words words) : PageModel
{
    const int MostAlike = 8;
    const double AlikeFrom = 0.01;

    public OpenedRecord Opened { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public IReadOnlyList<(RecordBrief Brief, double Probability)> Alike { get; private set; } = [];

    /// <summary>The other one, once it is chosen.</summary>
    public RecordView? Other { get; private set; }

    public RecordView? This { get; private set; }

    public bool TwoOfficers { get; private set; }

    public Assertion? Against { get; private set; }

    public string? Waterfall { get; private set; }

    /// <summary>How both stood when they were looked at.</summary>
    [BindProperty] public string? State { get; set; }

    [BindProperty] public string? With { get; set; }

    /// <summary>A record of a list, or empty: then what was typed.</summary>
    [BindProperty] public string? Choice { get; set; }

    [BindProperty] public string? Why { get; set; }

    public async Task<IActionResult> OnGetAsync(RecordId id, Guid? with, CancellationToken stop)
    {
        if (await records.ForWork(id, stop) is not { } opened) return NotFound();
        Opened = opened;
        if (with is { } other && !await Look(RecordId.From(other), stop)) return NotFound();
        if (with is null) await Offer(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostChooseAsync(RecordId id, CancellationToken stop)
    {
        if (await records.ForWork(id, stop) is not { } opened) return NotFound();
        Opened = opened;
        var chosen = Guid.TryParse(Choice, out var listed) ? RecordId.From(listed) : await Typed(stop);
        var other = chosen is { } wanted ? await records.Find(wanted, stop) : null;
        var error = other is null ? "records.merge.other-error" : other.Register != opened.Register ? "records.merge.register-error" : other.Person == opened.Person ? "records.merge.same-error"
            : await records.AccessTo(other, stop) != RecordAccess.Open ? "records.merge.restricted-error" : null;
        if (error is null) return Redirect($"/staff/records/merge/{opened.Person.Value}?with={other!.Person.Value}");
        ModelState.AddModelError(nameof(With), words[error]);
        await Offer(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(RecordId id, Guid? with, CancellationToken stop)
    {
        if (await records.ForWork(id, stop) is not { } opened || with is not { } other) return NotFound();
        Opened = opened;
        if (await records.ForWork(RecordId.From(other), stop) is not { } found || found.Register != opened.Register || found.Person == opened.Person) return NotFound();
        if (string.IsNullOrWhiteSpace(Why)) ModelState.AddModelError(nameof(Why), words["records.why-error"]);
        else if (Why.Length > IndexPage.LongestWhy) ModelState.AddModelError(nameof(Why), words["records.why-long"]);
        if (ModelState.ErrorCount > 0) return await Look(found.Person, stop) ? Page() : NotFound();
        if (State != StateOf(opened, found)) throw new RuleBroken(words["records.changed"]);
        var made = await verbs.Merge(opened, found, Why!.Trim(), stop);
        await db.SaveChangesAsync(stop);
        RecordDone.Leave(this, words[made is null ? "records.merge.asked" : "records.merge.done"], made);
        return Redirect(opened.Person < found.Person ? opened.Url : found.Url);
    }

    async Task<bool> Look(RecordId with, CancellationToken stop)
    {
        if (await records.ForWork(with, stop) is not { } other || other.Register != Opened.Register || other.Person == Opened.Person) return false;
        await records.See(Opened, stop);
        await records.See(other, stop);
        (This, Other) = (await views.Show(Opened, stop), await views.Show(other, stop));
        Name = This.Name;
        TwoOfficers = (Opened.Flags | other.Flags) != RecordFlags.None;
        var (left, right, _, told) = await verbs.BestPair(Opened, other, stop);
        Waterfall = told is null ? null : evidence.Waterfall(told);
        Against = Merging.Contradiction(await Neighbourhood.Of(db, [left, right], stop), left, right);
        State = StateOf(Opened, other);
        return true;
    }

    async Task Offer(CancellationToken stop)
    {
        Name = (await briefs.Of([Opened.Person], stop)).TryGetValue(Opened.Person, out var known) ? known.Name : "";
        var said = await values.Newest([.. Opened.Members.OrderByDescending(it => it.ReceivedAt).Take(3)], stop);
        var best = new Dictionary<RecordId, double>();
        foreach (var one in said.Values)
            foreach (var match in indexes.Find(Opened.Register, one, MostAlike * 2, AlikeFrom) ?? [])
                best[RegisterReader.Parse(match.Id)] = Math.Max(best.GetValueOrDefault(RegisterReader.Parse(match.Id)), match.Probability);
        var ids = best.Keys.ToList();
        var people = (await db.SourceRecords.AsNoTracking().Where(it => ids.Contains(it.Id) && it.Person != Opened.Person && it.DisposedAt == null).ToListAsync(stop))
            .GroupBy(it => it.Person).Select(it => (Person: it.Key, Probability: it.Max(one => best[one.Id]))).OrderByDescending(it => it.Probability).ThenBy(it => it.Person.Value).Take(MostAlike).ToList();
        var told = await briefs.Of([.. people.Select(it => it.Person)], stop);
        // A restricted one is not offered: whoever may open it knows its address or its reference.
        Alike = [.. people.Where(it => told.TryGetValue(it.Person, out var brief) && !brief.Restricted).Select(it => (told[it.Person], it.Probability))];
    }

    // The address of a record, its id, or a source's own reference.
    async Task<RecordId?> Typed(CancellationToken stop)
    {
        var typed = With?.Trim() ?? "";
        if (Guid.TryParse(typed.Split('/', '?')[^1], out var id)) return RecordId.From(id);
        if (typed.Length is 0 or > SourceRecord.LongestExternalId) return null;
        string[] written = [.. new[] { typed, typed.ToUpperInvariant() }.Distinct()];
        var sources = await db.Sources.AsNoTracking().Where(it => it.Register == Opened.Register).Select(it => it.Id).ToListAsync(stop);
        var found = await db.SourceRecords.AsNoTracking().Where(it => sources.Contains(it.Source) && written.Contains(it.ExternalId) && it.DisposedAt == null).Select(it => it.Person).Distinct().OrderBy(it => it).Take(2).ToListAsync(stop);
        return found.Count == 1 ? found[0] : null;
    }

    static string StateOf(OpenedRecord one, OpenedRecord other) => string.Join('.', one.Members.Concat(other.Members).OrderBy(it => it.Id).Select(it => $"{it.Id.Value:N}-{it.Settled}-{it.Number}")).GetHashOfText();
}
