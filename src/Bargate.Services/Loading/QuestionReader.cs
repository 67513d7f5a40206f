using System.Globalization;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;

namespace Bargate.Services.Loading;

/// <summary>Reads one question.</summary>
internal sealed class QuestionReader(Surroundings around, Places places, Texts texts, Conditions conditions, Faults faults)
{
    static readonly string[] Offers = ["follow"];

    public Question Read(MapReader map, Scope before, bool officersOnly, QuestionGroup? group)
    {
        if (map.Map["value"] is not null) return Computed(map, before, officersOnly);
        var id = Ids.Required(map, "id");
        if (FormPages.Names.Contains(id)) faults.Add(map.ValueAt("id"), $"'{id}' is a page of every form (/services/…/{id}) and cannot be a question", $"Choose another id, such as {id}-it");
        var kind = Kind(map);
        var ask = texts.Required(map, "ask");
        var question = new Question
        {
            Id = id,
            Type = kind?.Name ?? "text",
            Ask = ask,
            Label = texts.Optional(map, "label") ?? ask,
            Hint = texts.Optional(map, "hint"),
            Why = texts.Optional(map, "why"),
            Optional = map.YesNo("optional"),
            When = conditions.Optional(map, "when", before),
            Options = Options(map, kind),
            Errors = Errors(map),
            Duplicates = Duplicates(map, before, kind),
            OfficersOnly = officersOnly,
            Group = group,
        };
        var known = new Dictionary<string, Subject>(before.Known);
        if (kind is not null && id.Length > 0) known[id] = Subject.Of(question, kind);
        var here = before with { Known = known, Unsound = kind is null ? before.Unsound.Append(id).ToHashSet() : before.Unsound, Lost = before.Lost || id.Length == 0 };
        question = question with { Exits = Exits(map, here), Settings = Settings(map, kind) };
        map.Finish();
        return places.Put(question, map.ValueAt("id"));
    }

    // Never asked, so it needs no question; its label names it where it is shown.
    Question Computed(MapReader map, Scope before, bool officersOnly)
    {
        var label = texts.Required(map, "label");
        var kind = Kind(map);
        var question = new Question
        {
            Id = Ids.Required(map, "id"),
            Type = kind?.Name ?? "number",
            Ask = label,
            Label = label,
            When = conditions.Optional(map, "when", before),
            Value = conditions.Formula(map, "value", before, kind?.Value),
            Show = map.YesNo("show"),
            OfficersOnly = officersOnly,
        };
        if (kind is { Value: not (ValueKind.Number or ValueKind.YesNo or ValueKind.Text or ValueKind.Date) })
            faults.Add(map.ValueAt("type"), $"A value of type '{kind.Name}' cannot be worked out", "Use number, money, yes-no, text or date");
        map.Finish();
        return places.Put(question, map.ValueAt("id"));
    }

    QuestionKind? Kind(MapReader map)
    {
        var name = map.Required("type");
        if (name.Length == 0) return null;
        if (around.Kinds.TryGetValue(name, out var kind)) return kind;
        faults.Add(map.ValueAt("type"), $"There is no question type '{name}'", Nearest.Suggest(name, around.Kinds.Keys));
        return null;
    }

    List<Option> Options(MapReader map, QuestionKind? kind)
    {
        var options = new List<Option>();
        if (map.Node("options") is not { } node)
        {
            if (kind is { TakesOptions: true }) faults.Add(map.At, "A choice needs options", "Add `options:` with an id and a text for each");
            return options;
        }
        if (kind is { TakesOptions: false }) faults.Add(map.KeyAt("options"), $"A question of type '{kind.Name}' has no options", "Remove them, or make it a choice");
        if (node is not YamlMap list)
        {
            map.Expected(node, "options", "an id and a text for each option");
            return options;
        }
        if (list.Entries.Count < 2) faults.Add(list.At, "A choice needs at least two options", "Add another one");
        foreach (var entry in list.Entries)
        {
            Ids.Check(entry.Key, entry.At, faults);
            options.Add(OptionOf(entry));
        }
        return options;
    }

    Option OptionOf(YamlEntry entry)
    {
        if (entry.Value is not YamlMap map || map["text"] is null) return new Option(entry.Key, texts.Of(entry.Value, entry.Key));
        var read = map.Read(faults);
        var option = new Option(entry.Key, texts.Required(read, "text"), texts.Optional(read, "hint"));
        read.Finish();
        return option;
    }

    ErrorTexts Errors(MapReader map)
    {
        if (map.Child("errors") is not { } errors) return new ErrorTexts(null, null);
        var read = new ErrorTexts(texts.Optional(errors, "missing"), texts.Optional(errors, "wrong"));
        errors.Finish();
        return read;
    }

    List<ExitRule> Exits(MapReader map, Scope scope)
    {
        var rules = new List<ExitRule>();
        var maps = map.Node("exits") is YamlMap one ? [one.Read(faults)] : map.Children("exits");
        foreach (var exit in maps)
        {
            var rule = new ExitRule(conditions.Required(exit, "when", scope), exit.Required("to"));
            rules.Add(places.Put(rule, exit.ValueAt("to")));
            exit.Finish();
        }
        return rules;
    }

    DuplicateRule? Duplicates(MapReader map, Scope before, QuestionKind? kind)
    {
        if (map.Child("duplicates") is not { } read) return null;
        if (kind is not null && kind.Name != "location") faults.Add(map.KeyAt("duplicates"), "Only a question of type location looks for duplicates", "Move it there");
        foreach (var same in read.Scalars("same"))
            if (!before.Known.ContainsKey(same.Text) && !before.Excuses(same.Text))
                faults.Add(same.At, $"There is no question '{same.Text}' before this one", Nearest.Suggest(same.Text, before.Known.Keys));
        var rule = new DuplicateRule(read.Int("radius-m", 50, 1, 1000), read.Strings("same"), read.YesNo("open-only", true), read.Optional("offer") ?? "follow");
        if (!Offers.Contains(rule.Offer)) faults.Add(read.ValueAt("offer"), $"'{rule.Offer}' cannot be offered", Nearest.Suggest(rule.Offer, Offers));
        read.Finish();
        return rule;
    }

    Dictionary<string, object> Settings(MapReader map, QuestionKind? kind)
    {
        var settings = new Dictionary<string, object>(StringComparer.Ordinal);
        if (kind?.PlacesSetting is { } needed) map.RequiredNode(needed);
        // An unknown type is one fault, not one for each of its settings.
        foreach (var name in kind?.Settings ?? map.Map.Entries.Select(e => e.Key))
        {
            if (map.Node(name) is not { } node || kind is null) continue;
            settings[name] = kind.TextSettings.Contains(name) ? texts.Of(node, name) : Plain(node);
            if (kind.DateSettings.Contains(name) && RelativeDate.Parse(settings[name] as string ?? "") is null)
                faults.Add(node.At, $"'{name}' is not a date", "Write `today`, `today - 3 working days` or `2026-01-31`");
            if (kind.WordSettings.TryGetValue(name, out var known))
                foreach (var word in (node as YamlList)?.Items ?? [node])
                    if (word is not YamlScalar { Text: var text } || !known.Contains(text)) faults.Add(word.At, $"'{(word as YamlScalar)?.Text}' is nothing that '{name}' can say", $"Use {string.Join(", ", known)}");
            if (kind.PlacesSetting == name && around.Places is { } files && !files.Contains(settings[name] as string ?? ""))
                faults.Add(node.At, $"There is no file places/{settings[name]}.csv", Nearest.Suggest(settings[name] as string ?? "", files));
        }
        return settings;
    }

    static object Plain(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.ToDictionary(e => e.Key, e => Plain(e.Value), StringComparer.Ordinal),
        YamlList list => (IReadOnlyList<object>)[.. list.Items.Select(Plain)],
        YamlScalar { Plain: true, Text: "true" or "yes" } => true,
        YamlScalar { Plain: true, Text: "false" or "no" } => false,
        YamlScalar { Plain: true, Text: var text } when Number(text) is { } number => number,
        YamlScalar scalar => scalar.Text,
        _ => "",
    };

    static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
