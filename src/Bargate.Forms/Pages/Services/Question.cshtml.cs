using Bargate.Forms.Contract;
using Bargate.Forms.Funnel;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Forms.Pages.Services;

/// <summary>One question of a form, or a few short ones that share a page: the page that most people see most. A repeatable group shows its items here.</summary>
internal sealed class QuestionPage(FormDoor door, DraftStore drafts, QuestionTypes types, FunnelCounter funnel, SiteAssets assets, IAntiforgery antiforgery) : PageModel
{
    const string Check = "check";

    public Form Form { get; private set; } = null!;

    /// <summary>The questions of the page; one, unless a group asks several.</summary>
    public IReadOnlyList<QuestionView> Views { get; private set; } = [];

    /// <summary>Shown instead of questions where the page is a repeatable group.</summary>
    public ItemList? Items { get; private set; }

    public IReadOnlyList<FieldError> ItemErrors { get; private set; } = [];

    /// <summary>There is a draft to come back to: not before the first answer, and not what an officer fills in for somebody.</summary>
    public bool CanSave { get; private set; }

    public SiteAssets Assets => assets;

    /// <summary>The form's token against forged posts.</summary>
    public IHtmlContent Token => new FormToken(antiforgery.GetAndStoreTokens(HttpContext));

    public string PageId { get; private set; } = "";

    public QuestionGroup? Group => Views.Count > 0 ? Views[0].Question.Group : null;

    public string Heading => Items is { } list ? list.Group.Ask.In(Form.Language) : Group is { } group ? group.Ask.In(Form.Language) : Views[0].Ask;

    /// <summary>Only the officer is asked this: the resident's form does not have it.</summary>
    public bool ForOfficer => Views.Count > 0 && Views.All(it => it.Question.OfficersOnly);

    public string? Why => (Items?.Group.Why ?? Group?.Why ?? (Group is null && Views.Count > 0 ? Views[0].Question.Why : null))?.In(Form.Language);

    /// <summary>The errors with the fields' HTML ids.</summary>
    public IReadOnlyList<FieldError> SummaryErrors => Items is null ? [.. Views.SelectMany(view => view.Errors.Select(it => it with { Field = view.Field(it.Field) }))] : ItemErrors;

    public bool FromCheck => Request.Query["from"] == Check;

    public string BackUrl => FromCheck && Form.Journey.IsComplete ? Form.Url(Check) : Form.Journey.Before(PageId) is { } before ? Form.Url(before.PageId) : Form.Url();

    public async Task<IActionResult> OnGetAsync(string service, string question)
    {
        if (await Load(service, question) is { } elsewhere) return elsewhere;
        // The first item is asked for at once: a list of nothing helps nobody.
        if (Items is { Count: 0, Rules.Min: > 0 } list) return Redirect(list.Url(1));
        if (Items is null) Views = await Drawn();
        funnel.ShownQuestion(HttpContext, Form, PageId);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string service, string question)
    {
        if (await Load(service, question) is { } elsewhere) return elsewhere;
        var cookie = default(DraftCookie?);
        if (Form.Draft is null)
        {
            (var draft, cookie) = drafts.Begin(Form.Version.Number, Form.Language);
            Form = door.Of(HttpContext, Form.Version, draft);
            Ask(question);
        }
        // Another tab may have saved meanwhile: read again and put this answer on top, so that neither is lost.
        for (var attempt = 0; attempt < 5; attempt++)
        {
            if (Items is not null) { if (ReadItems() is { } answered) return answered; }
            else if (await ReadAnswers() is { } refused) return refused;
            var after = door.Of(HttpContext, Form.Version, Form.Draft);
            var more = Views.Any(it => again.ContainsKey(it.Id));
            var step = funnel.Prepare(Form, after, PageId, begins: cookie is not null, answers: !more && !removed);
            if (!await Save(service, cookie))
            {
                if (await Load(service, question) is { } gone) return gone;
                continue;
            }
            funnel.Count(step);
            if (Items is not null) return Redirect(removed ? Request.Path + Request.QueryString : After(after));
            if (more)
            {
                Views = [.. Views.Select(it => again.TryGetValue(it.Id, out var found) ? it with { Typed = found.Typed, Errors = found.Errors, Found = found.Found } : it)];
                return Shown();
            }
            return Redirect(After(after));
        }
        return StatusCode(StatusCodes.Conflict);
    }

    readonly Dictionary<string, Reading.Again> again = [];
    bool removed;

    // Null when this page may be asked now; otherwise where the visitor belongs.
    async Task<IActionResult?> Load(string service, string page)
    {
        if (await door.Open(HttpContext, service) is not { } form) return NotFound();
        Form = form;
        if (!form.Service.Questions.Any(it => it.PageId == page && !it.IsComputed)) return NotFound();
        if (form.Draft is { IsSubmitted: true }) return Redirect(form.Url("sent"));
        if (!form.IsOpen(page)) return Redirect(form.NextUrl());
        Ask(page);
        CanSave = form.Draft is { TakenBy: null };
        return null;
    }

    void Ask(string page)
    {
        var asked = Form.Journey.Page(page);
        PageId = page;
        Items = asked is [{ Items: not null } group] ? new ItemList(Form, group, types) : null;
        Views = Items is not null ? [] : [.. asked.Select(it => new QuestionView(it, [], [], null, Form.Context) { IsPage = it.Group is null })];
    }

    async Task<IReadOnlyList<QuestionView>> Drawn()
    {
        var drawn = new List<QuestionView>(Views.Count);
        foreach (var view in Views)
        {
            var typed = Form.Draft?.Answers.Typed(view.Id) ?? [];
            drawn.Add(view with { Typed = typed, Found = await types[view.Question].LookUp(view.Question, typed, Form.Context, HttpContext.RequestAborted) });
        }
        return drawn;
    }

    // Puts the answers into the draft; a page when something is to be put right first.
    async Task<IActionResult?> ReadAnswers()
    {
        var readings = new List<Reading>(Views.Count);
        foreach (var view in Views)
            readings.Add(await types[view.Question].Read(view.Question, Request.Form, Form.Draft!.Answers.Typed(view.Id), Form.Context, HttpContext.RequestAborted));
        if (readings.Any(it => it is Reading.Rejected))
        {
            Views = [.. Views.Zip(readings, (view, reading) => view with { Typed = reading.Typed, Errors = reading is Reading.Rejected wrong ? wrong.Errors : [] })];
            return Shown();
        }
        again.Clear();
        for (var i = 0; i < readings.Count; i++) Keep(readings[i], Views[i].Id);
        return null;
    }

    IActionResult? ReadItems()
    {
        var (list, answers, words) = (Items!, Form.Draft!.Answers, Form.Context.Words);
        var action = Questions.Posted.Text(Request.Form, "action");
        removed = action.StartsWith("remove-", StringComparison.Ordinal);
        if (removed)
        {
            if (int.TryParse(action["remove-".Length..], System.Globalization.NumberStyles.None, null, out var number) && number >= 1 && number <= list.Count) answers.Items[list.Group.Id].RemoveAt(number - 1);
            if (list.Items.Count < list.Rules.Min) answers.Accepted.Remove(list.Group.Id);
            return null;
        }
        var more = Questions.Posted.Text(Request.Form, "more");
        if (more == "yes" && !list.IsFull) return Redirect(list.Url(list.Count + 1) + (FromCheck ? "?from=items-check" : ""));
        if (list.Count < list.Rules.Min) return Redirect(list.Url(list.Count + 1));
        if (list.Unfinished is { } number2) return Refused($"item-{number2}", "forms.items.unfinished", words.Format("forms.items.unfinished", ("item", list.Named(number2))));
        if (more != "no" && !list.IsFull) return Refused("more", "forms.missing.more", words.Format("forms.items.more-missing", ("item", list.Rules.Item.In(Form.Language))));
        answers.Accepted[list.Group.Id] = Fields.Of("no");
        return null;
    }

    PageResult Refused(string field, string rule, string text)
    {
        ItemErrors = [new(field, new Said(rule, text))];
        return Shown();
    }

    void Keep(Reading reading, string question)
    {
        var answers = Form.Draft!.Answers;
        if (reading is Reading.Again more)
        {
            // Until it is finished it counts as not answered: a file may be gone already that the answer before still names.
            answers.Unfinished[question] = reading.Typed;
            answers.Accepted.Remove(question);
            again[question] = more;
            return;
        }
        answers.Unfinished.Remove(question);
        // Another place, or another of what must be the same, is to be compared anew.
        if (!answers.Accepted.TryGetValue(question, out var old) || !Same(old, reading.Typed))
            answers.NotDuplicates.RemoveWhere(it => it == question || Form.Service.Question(it)?.Duplicates?.Same.Contains(question) != false);
        answers.Accepted[question] = reading.Typed;
    }

    static bool Same(Fields old, Fields now) => old.Count == now.Count && old.All(it => now.Text(it.Key) == it.Value);

    async Task<bool> Save(string service, DraftCookie? cookie)
    {
        if (cookie is null) return await drafts.Save(Form.Draft!, HttpContext.RequestAborted);
        await drafts.Insert(Form.Draft!, cookie.Value, service, HttpContext.RequestAborted);
        CanSave = true;
        cookie.Value.Write(Response, service);
        return true;
    }

    PageResult Shown()
    {
        if (SummaryErrors.Count > 0) Response.StatusCode = StatusCodes.Invalid;
        funnel.Refused(Form, PageId, Items is { } list ? ItemErrors.Select(it => (list.Group.Id, it)) : Views.SelectMany(view => view.Errors.Select(it => (view.Id, it))));
        return Page();
    }

    // The place that these answers are part of comparing with other reports: its own, or one that names it in `same`.
    static string? Compared(Form form, IEnumerable<string> answered) => form.Service.Questions.FirstOrDefault(it =>
        it.Duplicates is { } rule && answered.Any(id => it.Id == id || rule.Same.Contains(id)) && form.Journey.Shows(it.Id)
        && form.Draft!.Answers.Accepted.ContainsKey(it.Id) && !form.Draft.Answers.NotDuplicates.Contains(it.Id))?.Id;

    string After(Form form)
    {
        if (form.Journey.Exit is { } exit) return form.Url($"exit/{exit.Id}");
        if (Compared(form, Views.Select(it => it.Id)) is { } place) return form.Url($"{place}/nearby");
        // Everything is answered: back to the answers. A change that asks for more leads there by way of the new questions only.
        if (form.Journey.IsComplete) return form.Url(Check);
        if (FromCheck) return form.NextUrl() + "?from=check";
        if (form.Journey.After(PageId) is not { } next) return form.NextUrl();
        // It was answered before: that it is seen again is our doing, not a way back.
        return form.Url(next.PageId) + (next.PageId == Places.Of(form) ? "" : "?from=before");
    }
}
