using System.Globalization;
using System.Text.Json;
using Bargate.Forms.Contract;
using Bargate.Forms.Questions;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms.Api;

/// <summary>Reads all answers of a form at once, each by its question type, and walks the form with them. It has no rule of its own: what is asked is Flow's to say.</summary>
internal sealed class WholeForm(FormDoor door, QuestionTypes types)
{
    /// <returns>The form with what was accepted, and what is to be put right, in the order of the questions.</returns>
    public async Task<(Form Form, IReadOnlyList<AnswerFault> Faults)> Read(HttpContext http, ServiceVersion version, OpenDraft draft, JsonElement answers, CancellationToken stop)
    {
        var (context, faults) = (door.Of(http, version, draft).Context, new Dictionary<string, List<AnswerFault>>());
        var asked = version.Definition.Questions.Where(it => !it.IsComputed && !it.OfficersOnly).ToList();
        var uploaded = draft.Answers.Unfinished.ToDictionary();
        draft.Answers.Accepted.Clear();
        foreach (var question in asked)
        {
            var given = answers.TryGetProperty(question.Id, out var found) ? found : default;
            var pointer = $"/answers/{question.Id}";
            if (question.Items is { } rules) await Items(question, rules, given);
            else if (await One(question, given, question.Id, pointer, uploaded.GetValueOrDefault(question.Id)) is { } fields) draft.Answers.Accepted[question.Id] = fields;
        }
        var form = door.Of(http, version, draft);
        return (form, Counted(form, answers, asked, faults));

        // Null when it is not accepted; why is then among the faults, under the name.
        async Task<Fields?> One(Question question, JsonElement given, string name, string pointer, Fields? files)
        {
            void Fault(string message, string at) => (faults.TryGetValue(name, out var list) ? list : faults[name] = []).Add(new(question.Id, message, pointer + at));
            if (question.Type == FileQuestion.TypeName)
            {
                if (Chosen(given, files ?? []) is { } chosen) files = chosen;
                else
                {
                    Fault(context.Words["forms.api.files"], "");
                    return null;
                }
            }
            var posted = question.Type == FileQuestion.TypeName ? PostedAnswer.Nothing : PostedAnswer.Of(question, given);
            if (posted.Wrong is { } shape)
            {
                Fault(context.Words.Format(shape, ("parts", string.Join(", ", AnswerShape.Of(question).Parts.Select(it => it.Name))), ("options", string.Join(", ", question.Options.Select(it => it.Id)))), posted.At);
                return null;
            }
            var reading = await types[question].Read(question, posted.Fields, files ?? [], context, stop);
            if (reading is Reading.Accepted good) return good.Typed;
            var errors = reading switch { Reading.Rejected wrong => wrong.Errors, Reading.Again again => again.Errors, _ => [] };
            foreach (var it in errors) Fault(it.Text, Pointer(question, it.Field));
            if (errors.Count == 0) Fault(context.Missing(question, $"forms.missing.{question.Type}"), "");
            return null;
        }

        async Task Items(Question group, ItemRules rules, JsonElement given)
        {
            void Fault(string words, string at = "") => (faults.TryGetValue(group.Id, out var list) ? list : faults[group.Id] = []).Add(new(group.Id, context.Words.Format(words, ("least", Written(rules.Min)), ("most", Written(rules.Max))), $"/answers/{group.Id}{at}"));
            var items = draft.Answers.Items[group.Id] = [];
            if (given.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null or JsonValueKind.Undefined)) { Fault("forms.api.items"); return; }
            var count = given.ValueKind == JsonValueKind.Array ? given.GetArrayLength() : 0;
            if (count < rules.Min || count > rules.Max) { Fault("forms.api.items-count"); return; }
            for (var i = 0; i < count; i++)
            {
                if (given[i].ValueKind != JsonValueKind.Object) { Fault("forms.api.items", $"/{i}"); return; }
                if (given[i].EnumerateObject().FirstOrDefault(it => rules.Question(it.Name) is null) is { Value.ValueKind: not JsonValueKind.Undefined } unknown) { Fault("forms.api.unknown", $"/{i}/{unknown.Name}"); return; }
                var item = new Dictionary<string, Fields>();
                foreach (var question in rules.Questions)
                    if (await One(question, given[i].TryGetProperty(question.Id, out var found) ? found : default, $"{group.Id}/{i}/{question.Id}", $"/answers/{group.Id}/{i}/{question.Id}", null) is { } fields) item[question.Id] = fields;
                items.Add(item);
            }
            draft.Answers.Accepted[group.Id] = Fields.Of("no");
        }
    }

    // What is wrong with an answer that is not asked for is nobody's trouble; that it was sent is, once the rest is right.
    static List<AnswerFault> Counted(Form form, JsonElement answers, List<Question> asked, Dictionary<string, List<AnswerFault>> faults)
    {
        var (journey, words, counted) = (form.Journey, form.Context.Words, new List<AnswerFault>());
        foreach (var it in answers.EnumerateObject())
            if (!asked.Exists(one => one.Id == it.Name)) counted.Add(new(it.Name, words["forms.api.unknown"], $"/answers/{it.Name}"));
        foreach (var question in journey.Visible)
        {
            if (faults.TryGetValue(question.Id, out var own)) counted.AddRange(own);
            if (question.Items is null) continue;
            for (var i = 0; i < form.Draft!.Answers.ItemsOf(question.Id).Count; i++)
                foreach (var part in journey.Items[question.Id])
                    if (faults.TryGetValue($"{question.Id}/{i}/{part.Id}", out var parts)) counted.AddRange(parts);
        }
        if (counted.Count > 0 || journey.Exit is not null) return counted;
        if (journey.FirstUnanswered is { } open) return [new(open.Id, form.Context.Missing(open, $"forms.missing.{open.Type}"), $"/answers/{open.Id}")];
        foreach (var it in answers.EnumerateObject())
            if (it.Value.ValueKind != JsonValueKind.Null && !journey.Shows(it.Name)) counted.Add(new(it.Name, words["forms.api.not-asked"], $"/answers/{it.Name}") { NotAsked = true });
        return counted;
    }

    // Of the files that were uploaded for the question, those that the answer names. Null when it names another.
    static Fields? Chosen(JsonElement given, Fields uploaded)
    {
        if (given.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return [];
        if (given.ValueKind != JsonValueKind.Array) return null;
        var known = uploaded.Lines();
        var chosen = new Fields();
        foreach (var it in given.EnumerateArray())
        {
            if (it.ValueKind != JsonValueKind.String || !known.Contains(it.GetString()!) || chosen.ContainsKey(it.GetString()!)) return null;
            chosen[it.GetString()!] = uploaded.Text(it.GetString()!);
        }
        if (chosen.Count > 0) chosen[Fields.Only] = string.Join('\n', chosen.Keys);
        return chosen;
    }

    static string Pointer(Question question, string field) => AnswerShape.Of(question).Parts.FirstOrDefault(it => it.Field == field) is { } part ? $"/{part.Name}" : "";

    static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
