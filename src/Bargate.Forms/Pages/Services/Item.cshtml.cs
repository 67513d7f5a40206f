using System.Globalization;
using Bargate.Forms.Contract;
using Bargate.Forms.Funnel;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Forms.Pages.Services;

/// <summary>One item of a repeatable group: all its questions on one page. The number after the last one adds another.</summary>
internal sealed class ItemPage(FormDoor door, DraftStore drafts, QuestionTypes types, FunnelCounter funnel, IAntiforgery antiforgery) : PageModel
{
    public Form Form { get; private set; } = null!;

    public ItemList List { get; private set; } = null!;

    public int Number { get; private set; }

    public IReadOnlyList<QuestionView> Views { get; private set; } = [];

    public IHtmlContent Token => new FormToken(antiforgery.GetAndStoreTokens(HttpContext));

    public IReadOnlyList<FieldError> SummaryErrors => [.. Views.SelectMany(view => view.Errors.Select(it => it with { Field = view.Field(it.Field) }))];

    string From => Request.Query["from"].ToString();

    string ListUrl => Form.Url(List.Group.Id) + (From.EndsWith("check", StringComparison.Ordinal) ? "?from=check" : "");

    // Back from the first of nothing leads to the page before, since the list would send straight here again.
    public string BackUrl => From == "check" && Form.Journey.IsComplete ? Form.Url("check")
        : List.Count > 0 || List.Rules.Min == 0 ? ListUrl
        : Form.Journey.Before(List.Group.Id) is { } before ? Form.Url(before.PageId) : Form.Url();

    public async Task<IActionResult> OnGetAsync(string service, string group, string number)
    {
        if (await Load(service, group, number) is { } elsewhere) return elsewhere;
        Views = [.. Views.Select(it => it with { Typed = Before(it.Id) })];
        funnel.Shown(HttpContext, Form, List.Group.Id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string service, string group, string number)
    {
        if (await Load(service, group, number) is { } elsewhere) return elsewhere;
        var cookie = default(DraftCookie?);
        if (Form.Draft is null)
        {
            (var draft, cookie) = drafts.Begin(Form.Version.Number, Form.Language);
            Form = door.Of(HttpContext, Form.Version, draft);
        }
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var readings = new List<Reading>(Views.Count);
            foreach (var view in Views) readings.Add(await types[view.Question].Read(view.Question, Request.Form, Before(view.Id), Form.Context, HttpContext.RequestAborted));
            if (readings.Any(it => it is not Reading.Accepted))
            {
                Views = [.. Views.Zip(readings, (view, reading) => view with { Typed = reading.Typed, Errors = reading is Reading.Rejected wrong ? wrong.Errors : [] })];
                Response.StatusCode = StatusCodes.Invalid;
                funnel.Refused(Form, List.Group.Id, Views.SelectMany(view => view.Errors.Select(it => (view.Id, it))));
                return Page();
            }
            Keep(readings);
            var form = door.Of(HttpContext, Form.Version, Form.Draft);
            var step = funnel.Prepare(Form, form, List.Group.Id, begins: cookie is not null, answers: true);
            if (cookie is not null) await drafts.Insert(Form.Draft!, cookie.Value, service, HttpContext.RequestAborted);
            else if (!await drafts.Save(Form.Draft!, HttpContext.RequestAborted))
            {
                if (await Load(service, group, number) is { } gone) return gone;
                continue;
            }
            cookie?.Write(Response, service);
            funnel.Count(step);
            return Redirect(From == "check" && form.Journey.IsComplete ? form.Url("check") : ListUrl);
        }
        return StatusCode(StatusCodes.Conflict);
    }

    void Keep(List<Reading> readings)
    {
        var answers = Form.Draft!.Answers;
        if (!answers.Items.TryGetValue(List.Group.Id, out var items)) answers.Items[List.Group.Id] = items = [];
        if (items.Count < Number) items.Add([]);
        // What was answered to a question that is hidden now stays, and does not count.
        for (var i = 0; i < readings.Count; i++) items[Number - 1][Views[i].Id] = readings[i].Typed;
    }

    Fields Before(string question) => Number <= List.Count && List.Items[Number - 1].TryGetValue(question, out var fields) ? fields : [];

    async Task<IActionResult?> Load(string service, string group, string number)
    {
        if (await door.Open(HttpContext, service) is not { } form) return NotFound();
        Form = form;
        if (form.Service.Question(group) is not { Items: { } rules } question) return NotFound();
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which) || which < 1 || which > rules.Max) return NotFound();
        if (form.Draft is { IsSubmitted: true }) return Redirect(form.Url("sent"));
        if (!form.IsOpen(group)) return Redirect(form.NextUrl());
        (List, Number) = (new ItemList(form, question, types), which);
        // Nobody adds the fourth before the third.
        if (which > List.Count + 1) return Redirect(form.Url(group));
        Views = [.. List.Questions.Select(it => new QuestionView(it, [], [], null, form.Context) { IsPage = false })];
        return null;
    }
}
