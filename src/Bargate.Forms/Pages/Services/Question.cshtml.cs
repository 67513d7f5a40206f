using Bargate.Forms.Contract;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Forms.Pages.Services;

/// <summary>One question of a form: the page that most people see most.</summary>
internal sealed class QuestionPage(FormDoor door, DraftStore drafts, QuestionTypes types, SiteAssets assets, IAntiforgery antiforgery) : PageModel
{
    const string Check = "check";

    public Form Form { get; private set; } = null!;

    public QuestionView View { get; private set; } = null!;

    /// <summary>There is a draft to come back to: not before the first answer, and not what an officer fills in for somebody.</summary>
    public bool CanSave { get; private set; }

    public SiteAssets Assets => assets;

    /// <summary>The page part of the question's type.</summary>
    public string PartName => PartNames.Of(View.Question.Type);

    /// <summary>The form's token against forged posts.</summary>
    public IHtmlContent Token => new FormToken(antiforgery.GetAndStoreTokens(HttpContext));

    /// <summary>The errors with the fields' HTML ids.</summary>
    public IReadOnlyList<FieldError> SummaryErrors => [.. View.Errors.Select(it => it with { Field = View.Field(it.Field) })];

    bool FromCheck => Request.Query["from"] == Check;

    public string BackUrl => FromCheck && Form.Journey.IsComplete ? Form.Url(Check) : Form.Journey.Before(View.Id) is { } before ? Form.Url(before.Id) : Form.Url();

    public async Task<IActionResult> OnGetAsync(string service, string question)
    {
        if (await Load(service, question) is { } elsewhere) return elsewhere;
        var typed = Form.Draft?.Answers.Typed(question) ?? [];
        View = new(View.Question, typed, [], await types[View.Question].LookUp(View.Question, typed, Form.Context, HttpContext.RequestAborted), Form.Context);
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
        }
        // Another tab may have saved meanwhile: read again and put this answer on top, so that neither is lost.
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var before = Form.Draft!.Answers.Typed(question);
            var reading = await types[View.Question].Read(View.Question, Request.Form, before, Form.Context, HttpContext.RequestAborted);
            if (reading is Reading.Rejected rejected) return Again(rejected.Typed, rejected.Errors, null);
            Keep(reading, question);
            if (!await Save(service, cookie))
            {
                if (await Load(service, question) is { } gone) return gone;
                continue;
            }
            if (reading is Reading.Again again) return Again(again.Typed, again.Errors, again.Found);
            return Redirect(After(question));
        }
        return StatusCode(StatusCodes.Conflict);
    }

    // Null when this question may be asked now; otherwise where the visitor belongs.
    async Task<IActionResult?> Load(string service, string question)
    {
        if (await door.Open(HttpContext, service) is not { } form) return NotFound();
        Form = form;
        if (form.Service.Question(question) is not { } asked) return NotFound();
        if (form.Draft is { IsSubmitted: true }) return Redirect(form.Url("sent"));
        var first = form.Journey.FirstUnanswered;
        var open = first is not null && first.Id == question || form.Draft?.Answers.Accepted.ContainsKey(question) == true && form.Journey.Shows(question);
        if (!open) return Redirect(form.NextUrl());
        View = new(asked, [], [], null, form.Context);
        CanSave = form.Draft is { TakenBy: null };
        return null;
    }

    void Keep(Reading reading, string question)
    {
        var answers = Form.Draft!.Answers;
        if (reading is Reading.Again)
        {
            // Until it is finished it counts as not answered: a file may be gone already that the answer before still names.
            answers.Unfinished[question] = reading.Typed;
            answers.Accepted.Remove(question);
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

    PageResult Again(Fields typed, IReadOnlyList<FieldError> errors, object? found)
    {
        View = new(View.Question, typed, errors, found, Form.Context);
        if (errors.Count > 0) Response.StatusCode = StatusCodes.Invalid;
        return Page();
    }

    // The place that this answer is part of comparing with other reports: its own, or one that names it in `same`.
    static string? Compared(Form form, string question) => form.Service.Questions.FirstOrDefault(it =>
        it.Duplicates is { } rule && (it.Id == question || rule.Same.Contains(question)) && form.Journey.Shows(it.Id)
        && form.Draft!.Answers.Accepted.ContainsKey(it.Id) && !form.Draft.Answers.NotDuplicates.Contains(it.Id))?.Id;

    string After(string question)
    {
        var form = door.Of(HttpContext, Form.Version, Form.Draft);
        if (form.Journey.Exit is { } exit) return form.Url($"exit/{exit.Id}");
        if (Compared(form, question) is { } place) return form.Url($"{place}/nearby");
        // Everything is answered: back to the answers. A change that asks for more leads there by way of the new questions only.
        if (form.Journey.IsComplete) return form.Url(Check);
        if (FromCheck) return form.NextUrl() + "?from=check";
        return form.Journey.After(question) is { } next ? form.Url(next.Id) : form.NextUrl();
    }
}
