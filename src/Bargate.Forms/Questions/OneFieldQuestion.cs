using System.Globalization;
using Bargate.Forms.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms.Questions;

/// <summary>A question whose answer is one field.</summary>
internal abstract class OneFieldQuestion(QuestionKind kind) : IQuestionType
{
    public QuestionKind Kind => kind;

    public ValueTask<Reading> Read(Question question, IFormCollection posted, Fields before, FormContext context, CancellationToken stop)
    {
        var typed = Fields.Of(Posted.Text(posted, question.Id));
        if (typed.Text().Length > 0) return new(Check(question, typed, context));
        return new(question.Optional ? new Reading.Accepted(typed) : new Reading.Rejected(typed, Fields.Only, context.Missing(question, $"forms.missing.{kind.Name}")));
    }

    public virtual Value ValueOf(Question question, Fields answer) => answer.Text() is { Length: > 0 } text ? Value.Of(text) : Value.Nothing;

    public virtual string Show(Question question, Fields answer, FormContext context) => answer.Text();

    public virtual string? Export(Question question, Fields answer) => kind.Value is ValueKind.Choice or ValueKind.YesNo or ValueKind.Number ? answer.Text() : null;

    protected abstract Reading Check(Question question, Fields typed, FormContext context);

    protected Reading WithinLength(Question question, Fields typed, FormContext context, int most)
    {
        most = (int)(question.SettingNumber("max-length") ?? most);
        return typed.Text().Length <= most
            ? new Reading.Accepted(typed)
            : Wrong(question, typed, context, "forms.wrong.too-long", ("most", most.ToString(CultureInfo.InvariantCulture)));
    }

    protected static Reading Wrong(Question question, Fields typed, FormContext context, string words, params ReadOnlySpan<(string, string)> values) =>
        new Reading.Rejected(typed, Fields.Only, context.Wrong(question, words, values));
}
