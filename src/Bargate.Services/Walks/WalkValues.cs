using System.Globalization;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Walks;

/// <summary>The answer of a walk as conditions see it.</summary>
internal sealed class WalkValues(IReadOnlyDictionary<string, QuestionKind> kinds, WalkDay day, Faults faults)
{
    /// <summary>Null with a fault when it cannot be an answer to the question.</summary>
    public Value? Of(Question question, YamlNode answer)
    {
        if (question.Items is { } rules) return Items(question, rules, answer);
        if (!kinds.TryGetValue(question.Type, out var kind)) return null;
        switch (kind.Value)
        {
            case ValueKind.Map: return Map(answer);
            case ValueKind.List: return Texts(question, answer) is { } files ? Value.Of(files) : null;
            case ValueKind.Choices: return Texts(question, answer, question.Options) is { } chosen ? Value.Of(chosen) : null;
        }
        if (answer is not YamlScalar scalar) return Wrong(answer, question, "Write one value");
        var text = scalar.Text.Trim();
        return kind.Value switch
        {
            ValueKind.YesNo => text switch { "yes" or "true" => Value.Of(true), "no" or "false" => Value.Of(false), _ => Wrong(answer, question, "Write yes or no") },
            ValueKind.Number => Number(text) is { } number ? Value.Of(question.Type == "money" ? number * 100 : number) : Wrong(answer, question, "Write a number, such as 12.50"),
            ValueKind.Date => Date(text) is { } date ? Value.Of(date) : Wrong(answer, question, "Write 2026-11-02, 2026-11 for a month, or today - 3 working days"),
            ValueKind.Choice => question.Option(text) is not null ? Value.Of(text) : Wrong(answer, question, Nearest.Suggest(text, question.Options.Select(it => it.Id))),
            _ => Value.Of(text),
        };
    }

    Value? Wrong(YamlNode answer, Question question, string fix)
    {
        faults.Add(answer.At, $"{(answer is YamlScalar { Text: var text } ? $"'{text}'" : "This")} is no answer to '{question.Id}' ({question.Type})", fix);
        return null;
    }

    static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000_000 ? number : null;

    DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : RelativeDate.Parse(text)?.On(day.Today, day.Days);

    List<string>? Texts(Question question, YamlNode answer, IReadOnlyList<Option>? options = null)
    {
        var items = answer is YamlList list ? list.Items : [answer];
        foreach (var item in items)
            if (item is not YamlScalar scalar || options is not null && question.Option(scalar.Text) is null)
            {
                Wrong(item, question, options is null ? "Write photo.jpg, photo.png or document.pdf" : Nearest.Suggest((item as YamlScalar)?.Text ?? "", options.Select(it => it.Id)));
                return null;
            }
        return [.. items.Cast<YamlScalar>().Select(it => it.Text)];
    }

    // An address that is picked is one that the council knows, so it has a number; what else a register would add is not known here.
    static Value.Map Map(YamlNode answer)
    {
        var parts = new Dictionary<string, Value>(StringComparer.Ordinal);
        if (answer is YamlScalar one) parts["id"] = Value.Of(one.Text);
        foreach (var entry in (answer as YamlMap)?.Entries ?? [])
            if (entry.Value is YamlScalar scalar) parts[entry.Key == "pick" ? "uprn" : entry.Key] = Value.Of(scalar.Text);
        return new Value.Map(parts);
    }

    Value.List? Items(Question question, ItemRules rules, YamlNode answer)
    {
        if (answer is not YamlList list)
        {
            Wrong(answer, question, "Write a list: [ { question: answer } ]");
            return null;
        }
        var items = new List<Value>();
        foreach (var item in list.Items)
        {
            if (item is not YamlMap map)
            {
                Wrong(item, question, "Write { question: answer }");
                return null;
            }
            foreach (var entry in map.Entries)
                if (rules.Question(entry.Key) is null) faults.Add(entry.At, $"There is no question '{entry.Key}' in '{question.Id}'", Nearest.Suggest(entry.Key, rules.Questions.Select(it => it.Id)));
            var parts = new Dictionary<string, Value>(StringComparer.Ordinal);
            foreach (var inner in rules.Questions)
                if (map[inner.Id] is not { } given) parts[inner.Id] = Value.Nothing;
                else if (Of(inner, given) is { } value) parts[inner.Id] = value;
                else return null;
            items.Add(new Value.Map(parts));
        }
        return new Value.List(items);
    }
}
