using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;

namespace Bargate.Services.Loading;

/// <summary>Reads `- group:`: several short questions on one page, or, with `repeat:`, the questions of each of several items.</summary>
internal sealed class GroupReader(Surroundings around, Places places, Texts texts, Conditions conditions, QuestionReader questions, Faults faults)
{
    // These pages look things up or are long; within a group they would be several pages in one.
    static readonly string[] OwnPage = ["location", "file", "address", "asset"];

    const int MostItems = 50;

    public static bool Repeats(YamlMap map) => map["repeat"] is not null;

    public static string IdOf(YamlMap map) => ((map["group"] ?? map["id"]) as YamlScalar)?.Text ?? "";

    /// <summary>The ids that a question or group gives to conditions.</summary>
    public static IEnumerable<string> IdsOf(YamlMap map)
    {
        yield return IdOf(map);
        if (map["group"] is null || Repeats(map)) yield break;
        foreach (var inner in (map["questions"] as YamlList)?.Items.OfType<YamlMap>() ?? []) yield return IdOf(inner);
    }

    /// <summary>A group without `repeat:`, and its questions still to be read.</summary>
    public (QuestionGroup Group, IReadOnlyList<MapReader> Members) Page(MapReader map, Scope before)
    {
        var group = new QuestionGroup
        {
            Id = Id(map),
            Ask = texts.Required(map, "ask"),
            Hint = texts.Optional(map, "hint"),
            Why = texts.Optional(map, "why"),
            When = conditions.Optional(map, "when", before),
        };
        _ = texts.Optional(map, "label");
        var members = Members(map);
        map.Finish();
        return (places.Put(group, map.ValueAt("group")), members);
    }

    /// <summary>A repeatable group: one question whose answer is a list.</summary>
    public Question Items(MapReader map, Scope before, bool officers)
    {
        var repeat = map.RequiredChild("repeat");
        var (min, max) = (repeat?.Int("min", 0, 0, MostItems) ?? 0, repeat?.Int("max", 10, 1, MostItems) ?? 10);
        if (min > max) faults.Add(repeat!.ValueAt("min"), $"At least {min} of at most {max} cannot be", "Write a `min:` that is not more than `max:`");
        var add = repeat is null ? null : texts.Optional(repeat, "add");
        repeat?.Finish();
        var ask = texts.Required(map, "ask");
        var question = new Question
        {
            Id = Id(map),
            Type = Question.GroupType,
            Ask = ask,
            Label = texts.Optional(map, "label") ?? ask,
            Hint = texts.Optional(map, "hint"),
            Why = texts.Optional(map, "why"),
            When = conditions.Optional(map, "when", before),
            Optional = min == 0,
            OfficersOnly = officers,
            Items = new ItemRules { Item = texts.Required(map, "item"), Min = min, Max = max, Add = add, Questions = Inner(map, before, officers) },
        };
        map.Finish();
        return places.Put(question, map.ValueAt("group"));
    }

    List<Question> Inner(MapReader map, Scope before, bool officers)
    {
        var inner = new List<Question>();
        foreach (var member in Members(map))
        {
            // All stand on one page, so none can depend on another of the same item.
            var question = questions.Read(member, before, officers, null);
            if (inner.Any(it => it.Id == question.Id) && question.Id.Length > 0) faults.Add(places.Of(question), $"There are two questions '{question.Id}'", "Give one of them another id");
            if (question.Exits.Count > 0) faults.Add(member.KeyAt("exits"), "A question of a repeatable group cannot end the form", "Put the exit at a question after the group");
            if (question.IsComputed) faults.Add(member.KeyAt("value"), "A value cannot be worked out within a group", "Put it after the group, for example with sum(group.question)");
            inner.Add(question);
        }
        return inner;
    }

    IReadOnlyList<MapReader> Members(MapReader map)
    {
        map.RequiredNode("questions");
        var members = map.Children("questions");
        if (members.Count == 0 && map.Has("questions")) faults.Add(map.ValueAt("questions"), "There are no questions", "Ask at least one");
        foreach (var member in members)
        {
            if (member.Map["group"] is not null || member.Map["use"] is not null)
                faults.Add(member.At, "A group holds only questions", "Write them out here");
            if ((member.Map["type"] as YamlScalar)?.Text is { } type && OwnPage.Contains(type) && around.Kinds.ContainsKey(type))
                faults.Add(member.ValueAt("type"), $"A question of type '{type}' needs a page of its own", "Move it out of the group");
        }
        return [.. members.Where(it => it.Map["group"] is null && it.Map["use"] is null)];
    }

    string Id(MapReader map)
    {
        var id = Ids.Required(map, "group");
        if (FormPages.Names.Contains(id)) faults.Add(map.ValueAt("group"), $"'{id}' is a page of every form (/services/…/{id}) and cannot be a group", $"Choose another id, such as {id}-list");
        return id;
    }
}
