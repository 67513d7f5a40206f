using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;
using Said = Bargate.Ui.Said;

namespace Bargate.Forms.Contract;

/// <summary>What a question type may need to read or show an answer.</summary>
/// <param name="Services">The request's services, for look-ups.</param>
/// <param name="Key">Opens and seals what belongs to the draft.</param>
public sealed record FormContext(Council Council, Words Words, string Language, DateOnly Today, IServiceProvider Services, Guid Draft, DataKey? Key)
{
    /// <summary>The service's own error text, else the type's words with {label} filled in.</summary>
    public Said Missing(Question question, string words) =>
        question.Errors.Missing?.In(Language) is { } own ? new(words, own) : Say(words, ("label", Label(question)));

    public Said Wrong(Question question, string words, params ReadOnlySpan<(string, string)> values) =>
        question.Errors.Wrong?.In(Language) is { } own ? new(words, own) : Say(words, [("label", Label(question)), .. values]);

    /// <summary>The type's words also where the service has its own for a wrong answer: those speak of its limits, not of what cannot be read.</summary>
    public Said Plain(Question question, string words) => Say(words, ("label", Label(question)));

    /// <summary>One of several fields is longer than we keep.</summary>
    public Said TooLong(string labelWords, int most) =>
        Say("forms.wrong.too-long", ("label", InSentence(Words[labelWords])), ("most", most.ToString(Council.Locale)));

    /// <summary>The words of this key, as a sentence that knows its key. A label stands inside most sentences and begins some.</summary>
    public Said Say(string words, params ReadOnlySpan<(string, string)> values)
    {
        var text = Words.Format(words, values);
        return new(words, text.Length > 0 && char.IsLower(text[0]) ? char.ToUpper(text[0], Council.Locale) + text[1..] : text);
    }

    string Label(Question question) => InSentence(question.Label.In(Language));

    string InSentence(string label) =>
        label.Length > 1 && char.IsUpper(label[0]) && !char.IsUpper(label[1]) ? char.ToLower(label[0], Council.Locale) + label[1..] : label;
}
