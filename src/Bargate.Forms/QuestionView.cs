using Bargate.Forms.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using FieldError = Bargate.Ui.FieldError;

namespace Bargate.Forms;

/// <summary>What a question's page part draws: the question, what was typed, what is wrong with it, what was looked up.</summary>
internal sealed record QuestionView(Question Question, Fields Typed, IReadOnlyList<FieldError> Errors, object? Found, FormContext Context)
{
    /// <summary>Whether the question has the page for itself: its label is then the page's heading.</summary>
    public bool IsPage { get; init; } = true;

    public string Id => Question.Id;

    public Words Words => Context.Words;

    public string Language => Context.Language;

    public string Ask => Question.Optional ? Context.Words.Format("forms.optional", ("ask", Question.Ask.In(Language))) : Question.Ask.In(Language);

    public string? Hint => Question.Hint?.In(Language);

    public bool HasErrors => Errors.Count > 0;

    /// <summary>The HTML id and name of a field.</summary>
    public string Field(string field = Fields.Only) => field.Length == 0 ? Question.Id : $"{Question.Id}-{field}";

    public string? ErrorOf(string field = Fields.Only)
    {
        foreach (var error in Errors)
            if (error.Field == field) return error.Text;
        return null;
    }

    /// <summary>The ids of the hint and the error that describe a field; null when there are none.</summary>
    public string? DescribedBy(string field = Fields.Only) => (Hint is not null && field.Length == 0, ErrorOf(field) is not null) switch
    {
        (true, true) => $"{Field(field)}-hint {Field(field)}-error",
        (true, false) => $"{Field(field)}-hint",
        (false, true) => $"{Field(field)}-error",
        _ => null,
    };

    /// <summary>The same for a question whose legend carries the hint and every error.</summary>
    public string? DescribedByAll()
    {
        var ids = Errors.Select((_, at) => at == 0 ? $"{Field()}-error" : $"{Field()}-error-{at}");
        if (Hint is not null) ids = ids.Prepend($"{Field()}-hint");
        return string.Join(' ', ids) is { Length: > 0 } all ? all : null;
    }

    /// <summary>The ids of what describes a field; null when nothing does.</summary>
    public static string? Ids(params ReadOnlySpan<(bool There, string Id)> described)
    {
        string? all = null;
        foreach (var (there, id) in described)
            if (there) all = all is null ? id : $"{all} {id}";
        return all;
    }

    /// <summary>The same page part for one field of several.</summary>
    public string GroupClass(string field = Fields.Only) => ErrorOf(field) is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error";
}
