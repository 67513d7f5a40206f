using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;

namespace Bargate.Services.Loading;

/// <summary>Reads `questions:` and `officers-only:` in order: questions, values that are worked out, groups; blocks expanded.</summary>
internal sealed class QuestionList(ServiceSource source, Surroundings around, Places places, Texts texts, Conditions conditions, Faults faults)
{
    readonly QuestionReader questions = new(around, places, texts, conditions, faults);
    readonly List<Question> found = [];
    readonly Dictionary<string, Subject> known = new(StringComparer.Ordinal);
    readonly HashSet<string> pages = new(StringComparer.Ordinal), unsound = new(StringComparer.Ordinal);
    bool lost;

    /// <summary>What conditions after the last question may speak of.</summary>
    public Scope All => Before([]);

    public List<Question> Read(MapReader map, List<MapReader> exits)
    {
        map.RequiredNode("questions");
        var blocks = new Blocks(source, faults);
        var ours = blocks.Expand(map.Children("questions"), exits);
        var officers = blocks.Expand(map.Children("officers-only"), exits);
        lost = blocks.Lost;
        if (ours.Count == 0 && map.Has("questions")) faults.Add(map.ValueAt("questions"), "There are no questions", "Ask at least one");
        var maps = ours.Select(it => (Map: it, Officers: false)).Concat(officers.Select(it => (Map: it, Officers: true))).ToList();
        var ids = maps.Select(it => GroupReader.IdsOf(it.Map.Map).ToList()).ToList();
        for (var i = 0; i < maps.Count; i++)
        {
            var (item, isOfficers) = maps[i];
            var after = ids.Skip(i + 1).SelectMany(it => it).ToList();
            if (item.Map["group"] is null) One(item, ids[i].Concat(after), isOfficers, null);
            else Group(item, after, isOfficers);
        }
        return found;
    }

    void Group(MapReader map, List<string> after, bool officers)
    {
        var reader = new GroupReader(around, places, texts, conditions, questions, faults);
        if (GroupReader.Repeats(map.Map))
        {
            var items = reader.Items(map, Before([GroupReader.IdOf(map.Map), .. after]), officers);
            if (items.Id.Length == 0) lost = true;
            Add(items, items.Items is { } rules ? Subject.Of(rules, around.Kinds) : null);
            return;
        }
        var (group, members) = reader.Page(map, Before([.. GroupReader.IdsOf(map.Map), .. after]));
        if (group.Id.Length > 0 && (!pages.Add(group.Id) || known.ContainsKey(group.Id))) Twice(places.Of(group), group.Id);
        for (var i = 0; i < members.Count; i++)
            One(members[i], members.Skip(i).Select(it => GroupReader.IdOf(it.Map)).Concat(after), officers, group);
    }

    void One(MapReader map, IEnumerable<string> later, bool officers, QuestionGroup? group)
    {
        var question = questions.Read(map, Before(later), officers, group);
        var sound = (map.Map["type"] as YamlScalar)?.Text is { } type && around.Kinds.ContainsKey(type);
        if (question.Id.Length == 0) lost = true;
        else if (!sound) unsound.Add(question.Id);
        Add(question, sound ? Subject.Of(question, around.Kinds[question.Type]) : null);
    }

    void Add(Question question, Subject? subject)
    {
        if (question.Id.Length > 0 && !pages.Add(question.Id)) Twice(places.Of(question), question.Id);
        else if (subject is not null) known[question.Id] = subject;
        found.Add(question);
    }

    void Twice(Position at, string id) => faults.Add(at, $"There are two questions '{id}'", "Give one of them another id");

    // Conditions see what was asked before; what comes later is named as such.
    Scope Before(IEnumerable<string> later) => new(known, later.Where(id => id.Length > 0 && !known.ContainsKey(id)).ToHashSet()) { Unsound = unsound, Lost = lost };
}
