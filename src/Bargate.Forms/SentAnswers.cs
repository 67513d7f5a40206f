using Bargate.Cases.Contract;
using Bargate.Forms.Contract;
using Bargate.Forms.Questions;
using Bargate.Services.Contract;

namespace Bargate.Forms;

/// <summary>The answers that count, as a case keeps them: what people read, and what rules and exports use.</summary>
internal sealed class SentAnswers(QuestionTypes types)
{
    public IEnumerable<Answer> All(Form form)
    {
        foreach (var question in form.Journey.Visible)
            if (question.Items is null) yield return Of(question.Id, question.Label.In(form.Language), question, form.Draft!.Answers.Accepted[question.Id], form.Context);
            else
                foreach (var answer in Items(form, question)) yield return answer;
        foreach (var question in form.Journey.Computed)
            if (question.Show && CheckRows.Text(question, form) is { } text) yield return new(question.Id, question.Label.In(form.Language), text, null, []);
    }

    // 'vehicles.2.registration', 'Vehicle 2: Registration'
    IEnumerable<Answer> Items(Form form, Question group)
    {
        var list = new ItemList(form, group, types);
        for (var i = 1; i <= list.Count; i++)
            foreach (var (question, fields, _) in list.Answers(i))
                yield return Of($"{group.Id}.{i}.{question.Id}", $"{list.Title(i)}: {question.Label.In(form.Language)}", question, fields, form.Context);
    }

    Answer Of(string key, string label, Question question, Fields fields, FormContext context) => new(
        key, label, types[question].Show(question, fields, context), types[question].Export(question, fields),
        question.Type == FileQuestion.TypeName ? [.. FileQuestion.Files(fields)] : []);
}
