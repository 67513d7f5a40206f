using System.Text.Json;
using Bargate.Services.Contract;
using Bargate.Ui;

namespace Bargate.Forms.Contract;

/// <summary>A page of a preview; the partial `_FormPreview` draws it.</summary>
public sealed class PreviewPage
{
    internal PreviewPage(Form form, PreviewWalk walk, string page, IReadOnlyList<QuestionView> views, ItemList? items) =>
        (Form, Walk, Page, Views, Items) = (form, walk, page, views, items);

    internal Form Form { get; }

    internal PreviewWalk Walk { get; }

    internal string Page { get; }

    internal IReadOnlyList<QuestionView> Views { get; }

    internal ItemList? Items { get; }

    internal Question? Group { get; init; }

    internal IReadOnlyList<CheckSection> Rows { get; init; } = [];

    internal IReadOnlyList<FieldError> Errors => [.. Views.SelectMany(view => view.Errors.Select(it => it with { Field = view.Field(it.Field) }))];

    public string State => JsonSerializer.Serialize(Walk);

    public bool HasErrors => Errors.Count > 0;

    /// <summary>It needs the map's script and style.</summary>
    public bool HasMap => Views.Any(it => it.Question.Type is "location" or "asset");

    public string Language => Form.Language;

    /// <summary>The way so far, the answers that count, and the exit where one was met.</summary>
    public Journey Journey => Form.Journey;

    /// <summary>Nothing is asked any more: it can be recorded.</summary>
    public bool IsOver => Page.Length == 0 && (Journey.Exit is not null || Journey.IsComplete);

    /// <summary>What was answered first, as conditions see it, by question.</summary>
    public IReadOnlyDictionary<string, Value> First(FormPreviewValues values) => Walk.First.Where(it => Question(it.Key) is not null).ToDictionary(it => it.Key, it => values.Of(Question(it.Key)!, it.Value, Walk.Answers.ItemsOf(it.Key)));

    /// <summary>What was changed afterwards, in order.</summary>
    public IReadOnlyList<(string Question, Value To)> Changes(FormPreviewValues values) =>
        [.. Walk.Changes.Where(it => Question(it.Question) is { Items: null }).Select(it => (it.Question, values.Of(Question(it.Question)!, it.To, [])))];

    Question? Question(string id) => Form.Service.Question(id);
}

/// <summary>What answers of a preview are to conditions.</summary>
public sealed class FormPreviewValues
{
    readonly QuestionTypes types;

    internal FormPreviewValues(QuestionTypes types) => this.types = types;

    internal Value Of(Question question, Fields fields, IReadOnlyList<IReadOnlyDictionary<string, Fields>> items) => question.Items is { } rules
        ? new Value.List([.. items.Select(item => new Value.Map(rules.Questions.DistinctBy(it => it.Id).Where(it => item.ContainsKey(it.Id)).ToDictionary(it => it.Id, it => types[it].ValueOf(it, item[it.Id]))))])
        : question.Type == Questions.FileQuestion.TypeName ? Value.Of(fields.Lines().Select(fields.Text))
        : types[question].ValueOf(question, fields) is var value && question.Type == Questions.LocationQuestion.TypeName && value is Value.Map ? Questions.LocationQuestion.Whole(fields) : value;
}
