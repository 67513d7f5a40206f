using System.Text.Json;
using Bargate.Forms.Questions;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms.Contract;

/// <summary>Goes through a service that is not published, as a resident does, with the same question types. Nothing is kept: the answers travel in the page.</summary>
public sealed class FormPreview
{
    internal const string StateField = "_answers", PageField = "_page", GoField = "_go";

    readonly FormDoor door;
    readonly QuestionTypes types;

    internal FormPreview(FormDoor door, QuestionTypes types) => (this.door, this.types) = (door, types);

    /// <summary>The page that a request is at: the first one, or what follows from the posted answers.</summary>
    public async Task<PreviewPage> Show(ServiceDefinition service, HttpContext http)
    {
        var version = new ServiceVersion(service.Id, 0, "", default, "", service);
        if (!HttpMethods.IsPost(http.Request.Method)) return await At(version, new(), service.FirstPage, http);
        var posted = http.Request.Form;
        var (walk, page, go) = (Read(posted[StateField].ToString()), posted[PageField].ToString(), posted[GoField].ToString());
        if (go.Length > 0) return await At(version, walk, go, http);
        return await Answer(version, walk, page, http);
    }

    async Task<PreviewPage> Answer(ServiceVersion version, PreviewWalk walk, string page, HttpContext http)
    {
        var form = FormOf(version, walk, http);
        if (form.Journey.Page(page) is [{ Items: not null } group]) return await AnswerItem(version, walk, form, group, http);
        var views = form.Journey.Page(page).Select(it => new QuestionView(it, walk.Answers.Typed(it.Id), [], null, form.Context) { IsPage = it.Group is null }).ToList();
        var readings = new List<Reading>();
        foreach (var view in views) readings.Add(await Read(view, http));
        if (readings.Any(it => it is not Reading.Accepted))
        {
            for (var i = 0; i < views.Count; i++)
            {
                if (readings[i] is Reading.Again or Reading.Accepted) walk.Answers.Unfinished[views[i].Id] = readings[i].Typed;
                views[i] = views[i] with { Typed = readings[i].Typed, Errors = readings[i] switch { Reading.Rejected wrong => wrong.Errors, Reading.Again more => more.Errors, _ => [] }, Found = (readings[i] as Reading.Again)?.Found };
            }
            return new PreviewPage(form, walk, page, views, null);
        }
        for (var i = 0; i < views.Count; i++) walk.Accept(views[i].Id, readings[i].Typed);
        var next = FormOf(version, walk, http);
        return await At(version, walk, next.Journey.Exit is not null ? "" : walk.Changing ? next.Journey.FirstUnanswered?.PageId ?? "" : next.Journey.After(page)?.PageId ?? "", http);
    }

    async Task<PreviewPage> AnswerItem(ServiceVersion version, PreviewWalk walk, Form form, Question group, HttpContext http)
    {
        var more = http.Request.Form["more"].ToString();
        if (more == "no")
        {
            walk.Accept(group.Id, Fields.Of("no"));
            return await At(version, walk, form.Journey.After(group.Id)?.PageId ?? "", http);
        }
        if (more == "yes") return Item(form, walk, group, []);
        var views = form.Journey.Items.GetValueOrDefault(group.Id, []).Select(it => new QuestionView(it, [], [], null, form.Context) { IsPage = false }).ToList();
        var readings = new List<Reading>();
        foreach (var view in views) readings.Add(await Read(view, http));
        if (readings.Any(it => it is not Reading.Accepted))
            return Item(form, walk, group, [.. views.Zip(readings, (view, reading) => view with { Typed = reading.Typed, Errors = reading is Reading.Rejected wrong ? wrong.Errors : [] })]);
        if (!walk.Answers.Items.TryGetValue(group.Id, out var items)) walk.Answers.Items[group.Id] = items = [];
        items.Add(views.Zip(readings).ToDictionary(it => it.First.Id, it => it.Second.Typed));
        return await At(version, walk, group.Id, http);
    }

    async Task<PreviewPage> At(ServiceVersion version, PreviewWalk walk, string page, HttpContext http)
    {
        var form = FormOf(version, walk, http);
        // An exit and the answers to check are where nothing is asked any more.
        var asked = page.Length == 0 ? form.Journey.FirstUnanswered is { } open && form.Journey.Exit is null ? form.Journey.Page(open.PageId) : [] : form.Journey.Page(page);
        if (asked.Count == 0) return new PreviewPage(form, walk, "", [], null) { Rows = form.Journey.Exit is null && form.Journey.IsComplete ? CheckRows.Of(form, types) : [] };
        walk.Changing = walk.Changing || form.Journey.IsComplete;
        if (asked is [{ Items: not null } group]) return new ItemList(form, group, types) is { Count: 0 } ? Item(form, walk, group, []) : new PreviewPage(form, walk, group.Id, [], new ItemList(form, group, types));
        var views = new List<QuestionView>();
        foreach (var question in asked)
        {
            var typed = walk.Answers.Typed(question.Id);
            views.Add(new QuestionView(question, typed, [], await types[question].LookUp(question, typed, form.Context, http.RequestAborted), form.Context) { IsPage = question.Group is null });
        }
        return new PreviewPage(form, walk, asked[0].PageId, views, null);
    }

    static PreviewPage Item(Form form, PreviewWalk walk, Question group, IReadOnlyList<QuestionView> views) =>
        new(form, walk, group.Id, views.Count > 0 ? views : [.. form.Journey.Items.GetValueOrDefault(group.Id, []).Select(it => new QuestionView(it, [], [], null, form.Context) { IsPage = false })], null) { Group = group };

    // A file is not kept: its name stands for it.
    async ValueTask<Reading> Read(QuestionView view, HttpContext http)
    {
        if (view.Question.Type != FileQuestion.TypeName) return await types[view.Question].Read(view.Question, http.Request.Form, view.Typed, view.Context, http.RequestAborted);
        var typed = new Fields();
        foreach (var file in http.Request.Form.Files.GetFiles(view.Id).Where(it => it.FileName.Length > 0).Take((int)(view.Question.SettingNumber("max") ?? 1)))
        {
            var id = Guid.NewGuid().ToString();
            typed[Fields.Only] = string.Join('\n', [.. typed.Lines(), id]);
            typed[id] = Path.GetFileName(file.FileName);
        }
        if (typed.Count == 0) typed = view.Typed;
        return typed.Text().Length > 0 || view.Question.Optional ? new Reading.Accepted(typed) : new Reading.Rejected(typed, Fields.Only, view.Context.Missing(view.Question, "forms.missing.file"));
    }

    Form FormOf(ServiceVersion version, PreviewWalk walk, HttpContext http) =>
        door.Of(http, version, new OpenDraft { Id = Guid.Empty, ServiceVersion = 0, Key = null!, Answers = walk.Answers, Language = version.Definition.Languages.FirstOrDefault("en"), Version = 0 });

    static PreviewWalk Read(string state)
    {
        try { return JsonSerializer.Deserialize<PreviewWalk>(state) ?? new(); }
        catch (JsonException) { return new(); }
    }
}
