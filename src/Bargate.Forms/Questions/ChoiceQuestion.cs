using Bargate.Forms.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms.Questions;

/// <summary>One of several options: radios.</summary>
internal sealed class ChoiceQuestion() : OneFieldQuestion(new("choice", ValueKind.Choice, []))
{
    protected override Reading Check(Question question, Fields typed, FormContext context) =>
        question.Option(typed.Text()) is not null ? new Reading.Accepted(typed) : new Reading.Rejected(new Fields(), Fields.Only, context.Missing(question, "forms.missing.choice"));

    public override string Show(Question question, Fields answer, FormContext context) => question.Option(answer.Text())?.Text.In(context.Language) ?? "";
}

/// <summary>Any number of several options: checkboxes.</summary>
internal sealed class ChoicesQuestion : IQuestionType
{
    public QuestionKind Kind { get; } = new("choices", ValueKind.Choices, []);

    public ValueTask<Reading> Read(Question question, IFormCollection posted, Fields before, FormContext context, CancellationToken stop)
    {
        var chosen = Posted.Many(posted, question.Id).Where(it => question.Option(it) is not null).Distinct();
        var typed = Fields.Of(string.Join('\n', chosen));
        return new(typed.Text().Length > 0 || question.Optional
            ? new Reading.Accepted(typed)
            : new Reading.Rejected(typed, Fields.Only, context.Missing(question, "forms.missing.choices")));
    }

    public Value ValueOf(Question question, Fields answer) => answer.Text().Length > 0 ? Value.Of(answer.Lines()) : Value.Nothing;

    public string? Export(Question question, Fields answer) => answer.Text();

    public string Show(Question question, Fields answer, FormContext context) =>
        string.Join('\n', answer.Lines().Select(it => question.Option(it)?.Text.In(context.Language) ?? ""));
}

/// <summary>Yes or no: radios.</summary>
internal sealed class YesNoQuestion() : OneFieldQuestion(new("yes-no", ValueKind.YesNo, []))
{
    protected override Reading Check(Question question, Fields typed, FormContext context) =>
        typed.Text() is "yes" or "no" ? new Reading.Accepted(typed) : new Reading.Rejected(new Fields(), Fields.Only, context.Missing(question, "forms.missing.yes-no"));

    public override Value ValueOf(Question question, Fields answer) => answer.Text() switch { "yes" => Value.Of(true), "no" => Value.Of(false), _ => Value.Nothing };

    public override string Show(Question question, Fields answer, FormContext context) => answer.Text().Length == 0 ? "" : context.Words[$"forms.{answer.Text()}"];
}

/// <summary>A statement the person confirms by ticking it.</summary>
internal sealed class DeclarationQuestion() : OneFieldQuestion(new("declaration", ValueKind.YesNo, ["statement"]) { TextSettings = ["statement"] })
{
    protected override Reading Check(Question question, Fields typed, FormContext context) =>
        typed.Text() == "yes" ? new Reading.Accepted(typed) : new Reading.Rejected(new Fields(), Fields.Only, context.Missing(question, "forms.missing.declaration"));

    public override Value ValueOf(Question question, Fields answer) => answer.Text() == "yes" ? Value.Of(true) : Value.Nothing;

    public override string Show(Question question, Fields answer, FormContext context) => answer.Text() == "yes" ? context.Words["forms.confirmed"] : "";
}
