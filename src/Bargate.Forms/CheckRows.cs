using Bargate.Kernel;
using Bargate.Services.Contract;

namespace Bargate.Forms;

/// <summary>The answers as the page of check your answers lists them: questions in order, a section for each item of a repeatable group, then what was worked out.</summary>
internal static class CheckRows
{
    public static IReadOnlyList<CheckSection> Of(Form form, QuestionTypes types)
    {
        var sections = new List<CheckSection>();
        var rows = new List<CheckRow>();
        void Close()
        {
            if (rows.Count > 0) sections.Add(new(null, null, rows));
            rows = [];
        }
        foreach (var question in form.Journey.Visible)
        {
            var label = question.Label.In(form.Language);
            if (question.OfficersOnly) label = form.Context.Words.Format("forms.on-behalf.officer-label", ("label", label));
            if (question.Items is null)
            {
                rows.Add(new(label, types[question].Show(question, form.Draft!.Answers.Accepted[question.Id], form.Context), $"{form.Url(question.PageId)}?from=check", label));
                continue;
            }
            Close();
            var (list, listUrl) = (new ItemList(form, question, types), $"{form.Url(question.Id)}?from=check");
            for (var i = 1; i <= list.Count; i++)
                sections.Add(new(list.Title(i), i == list.Count ? (form.Context.Words.Format("forms.items.add-or-remove", ("label", FormLabel(label))), listUrl) : null,
                    [.. list.Answers(i).Select(it => new CheckRow(it.Question.Label.In(form.Language), it.Text, $"{list.Url(i)}?from=check", $"{list.Named(i)}: {it.Question.Label.In(form.Language)}"))]));
            if (list.Count == 0) rows.Add(new(label, "", listUrl, label));
        }
        foreach (var question in form.Journey.Computed)
            if (question.Show && Text(question, form) is { } text) rows.Add(new(question.Label.In(form.Language), text, null, ""));
        Close();
        return sections;
    }

    /// <summary>A value that was worked out, as people read it; null when it could not be.</summary>
    public static string? Text(Question question, Form form) => form.Journey.Answers.GetValueOrDefault(question.Id) switch
    {
        Value.Number number when question.Type == "money" => new Money((long)decimal.Round(number.Amount, MidpointRounding.AwayFromZero)).ToString(),
        Value.Number number => number.Amount.ToString("0.##", form.Context.Council.Locale),
        Value.YesNo yes => form.Context.Words[yes.Yes ? "forms.yes" : "forms.no"],
        Value.Date date => form.Context.Council.Time.Date(date.Day),
        Value.Text text => text.Content,
        _ => null,
    };

    static string FormLabel(string label) => label.Length > 1 && !char.IsUpper(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;
}

/// <param name="Title">`Vehicle 1`; null for questions that are asked once.</param>
/// <param name="More">Where items are added and removed, below the last one.</param>
internal sealed record CheckSection(string? Title, (string Text, string Url)? More, IReadOnlyList<CheckRow> Rows);

/// <param name="Change">Null for what is not asked.</param>
/// <param name="What">What the link changes, for who hears it alone.</param>
internal sealed record CheckRow(string Label, string Text, string? Change, string What);
