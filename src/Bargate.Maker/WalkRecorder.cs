using System.Globalization;
using System.Text.Json;
using Bargate.Forms.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;

namespace Bargate.Maker;

/// <summary>Writes a walk through a preview as it stands in a service's walks.</summary>
internal sealed class WalkRecorder(FormPreviewValues values, Council council, TimeProvider clock)
{
    DateOnly Today => council.Time.Today(clock);

    public string Yaml(string name, ServiceDefinition service, PreviewPage page)
    {
        var (lines, journey) = (new List<string> { $"walk: {Quoted(name)}", "answers:" }, page.Journey);
        foreach (var (id, value) in page.First(values))
            if (!value.IsNothing) lines.Add($"  {id}: {Of(service.Question(id)!, value)}");
        if (lines.Count == 2) lines[1] = "answers: {}";
        var changes = page.Changes(values);
        if (changes.Count > 0) lines.Add("change:");
        foreach (var (id, to) in changes) lines.Add($"  - {{ question: {id}, to: {Of(service.Question(id)!, to)} }}");
        lines.Add("expect:");
        if (journey.Exit is { } exit) lines.Add($"  exit: {exit.Id}");
        else
        {
            lines.Add($"  pages: [{string.Join(", ", journey.Visible.Select(it => it.PageId).Distinct().Append("check"))}]");
            lines.Add($"  case: {{ {Case(service, journey)} }}");
        }
        return string.Join('\n', lines);
    }

    string Case(ServiceDefinition service, Journey journey)
    {
        bool Holds(Condition? when) => when?.Holds(journey.Answers, Today, council.WorkingDays) ?? true;
        var rule = service.Case.Assign.FirstOrDefault(it => Holds(it.When));
        var stage = service.Case.Auto is { } auto && Holds(auto.When) ? auto.To : service.Case.FirstStage.Id;
        var said = $"team: {rule?.Team ?? service.Team}, priority: {(rule?.Priority == Priority.Urgent ? "urgent" : "routine")}, stage: {stage}";
        return service.Fee?.Of(journey.Answers, Today, council.WorkingDays) is { } fee ? $"{said}, fee: {fee.ToString(CultureInfo.InvariantCulture)}" : said;
    }

    string Of(Question question, Value value) => value switch
    {
        Value.YesNo yes => yes.Yes ? "yes" : "no",
        Value.Number number => (question.Type == "money" ? number.Amount / 100 : number.Amount).ToString("0.##########", CultureInfo.InvariantCulture),
        Value.Date date => question.Type == "month" ? date.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture) : Day(date.Day),
        Value.List list when question.Items is { } rules => $"[{string.Join(", ", list.Items.OfType<Value.Map>().Select(item => $"{{ {string.Join(", ", item.Parts.Where(it => !it.Value.IsNothing).Select(it => $"{it.Key}: {Of(rules.Question(it.Key)!, it.Value)}"))} }}"))}]",
        Value.List list => $"[{string.Join(", ", list.Items.OfType<Value.Text>().Select(it => Quoted(it.Content)))}]",
        Value.Map map => $"{{ {string.Join(", ", map.Parts.Select(it => (it.Key, Text: Plain(it.Value))).Where(it => it.Text is { Length: > 0 }).Select(it => $"{it.Key}: {Quoted(it.Text!)}"))} }}",
        Value.Text text => Quoted(text.Content),
        _ => "''",
    };

    static string? Plain(Value value) => value switch
    {
        Value.Text text => text.Content,
        Value.Number number => number.Amount.ToString(CultureInfo.InvariantCulture),
        Value.YesNo yes => yes.Yes ? "yes" : "no",
        _ => null,
    };

    // Walked again on another day, it is as many days away as it was.
    string Day(DateOnly day)
    {
        var days = day.DayNumber - Today.DayNumber;
        return Math.Abs(days) > 400 ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : days == 0 ? "today" : $"today {(days < 0 ? '-' : '+')} {Math.Abs(days).ToString(CultureInfo.InvariantCulture)} days";
    }

    static readonly JsonSerializerOptions Plainly = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A word stays as it is; whatever could be read as something else is quoted.
    static string Quoted(string text) => text.Length is > 0 and < 60 && char.IsAsciiLetter(text[0]) && text.All(it => char.IsAsciiLetterOrDigit(it) || it is ' ' or '-' or '.' or '@') && !text.EndsWith(' ') && text is not ("yes" or "no" or "true" or "false" or "null")
        ? text : JsonSerializer.Serialize(text, Plainly);
}
