using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Parts = System.Collections.Generic.IReadOnlyList<Bargate.Services.Contract.SentencePart>;

namespace Bargate.Services.Editing;

/// <summary>The difference of two texts, part by part: parts are known by their ids, and rules are said as sentences.</summary>
internal sealed class Differences(CheckedText before, CheckedText after, Council council, Phrases phrases, Words words)
{
    static readonly string[] Conditions = ["when"], Formulas = ["value", "amount"];

    readonly List<TextChange> changes = [];
    readonly HashSet<string> renamedParts = new(StringComparer.Ordinal);

    public IReadOnlyList<TextChange> All()
    {
        if (before.Text.Document.Top is not { } old || after.Text.Document.Top is not { } now) return [];
        Compare(old, now);
        if (changes.Count == 0 && before.Text.Text != after.Text.Text) Add(ChangeKind.Written, "", null, "written");
        return changes;
    }

    void Compare(Spot old, Spot now)
    {
        if (Meaning.Same(Meaning.Of(old.Node), Meaning.Of(now.Node))) return;
        if (old.Node is YamlMap && now.Node is YamlMap) Maps(old, now);
        else if (old.Node is YamlList && now.Node is YamlList && (Ids(old) is not null || Ids(now) is not null) && Ids(old, true) is { } && Ids(now, true) is { }) Items(old, now);
        else Changed(now, old, now);
    }

    void Maps(Spot old, Spot now)
    {
        foreach (var gone in old.Children.Where(it => now.Child(it.Entry!.Key) is null)) Gone(gone, now);
        foreach (var child in now.Children)
            if (child.Entry!.Key is "id" or "group" && renamedParts.Contains(now.Path)) continue;
            else if (old.Child(child.Entry!.Key) is { } was) Compare(was, child);
            else New(child);
        if (IsNamed(now)) Moved([.. old.Children.Select(it => it.Entry!.Key)], [.. now.Children], it => it.Entry!.Key);
    }

    void Items(Spot old, Spot now)
    {
        var (was, renamed) = (old.Children.ToList(), new Dictionary<string, string>(StringComparer.Ordinal));
        // Gone here and new there with the same words: it has another id.
        foreach (var item in now.Children.Where(it => was.All(other => other.Id != it.Id)))
            if (was.FirstOrDefault(it => now.Child(it.Id!) is null && !renamed.ContainsValue(it.Id!) && Alike(it, item)) is { } same) renamed[item.Id!] = same.Id!;
        foreach (var gone in was.Where(it => now.Child(it.Id!) is null && !renamed.ContainsValue(it.Id!))) Gone(gone, now);
        foreach (var item in now.Children)
            if (was.FirstOrDefault(it => it.Id == renamed.GetValueOrDefault(item.Id!, item.Id!)) is { } same)
            {
                if (renamed.TryGetValue(item.Id!, out var id) && renamedParts.Add(item.Path)) Add(ChangeKind.Changed, item.Path, "id", "renamed", ("part", Named(item, after)), ("before", Phrases.Strong(id)), ("after", Phrases.Strong(item.Id!)));
                Compare(same, item);
            }
            else New(item);
        Moved([.. was.Select(it => it.Id!)], [.. now.Children], it => renamed.GetValueOrDefault(it.Id!, it.Id!));
    }

    static bool Alike(Spot one, Spot other) =>
        new[] { "ask", "say", "title", "label" }.Any(it => one.Child(it) is { } a && other.Child(it) is { } b && Meaning.Same(Meaning.Of(a.Node), Meaning.Of(b.Node))) && one.Child("type") is var x && other.Child("type") is var y
        && ((x?.Node as YamlScalar)?.Text == (y?.Node as YamlScalar)?.Text);

    /// <summary>Those that do not stand in the old order any more: all but the longest row that does.</summary>
    void Moved(List<string> old, List<Spot> now, Func<Spot, string> id)
    {
        var stayed = now.Where(it => old.Contains(id(it))).ToList();
        var places = stayed.ConvertAll(it => old.IndexOf(id(it)));
        var (length, from) = (new int[places.Count], new int[places.Count]);
        for (var i = 0; i < places.Count; i++)
        {
            (length[i], from[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (places[j] < places[i] && length[j] + 1 > length[i]) (length[i], from[i]) = (length[j] + 1, j);
        }
        var keep = new HashSet<int>();
        for (var i = places.Count == 0 ? -1 : Array.IndexOf(length, length.Max()); i >= 0; i = from[i]) keep.Add(i);
        for (var i = 0; i < stayed.Count; i++)
        {
            if (keep.Contains(i)) continue;
            var index = now.IndexOf(stayed[i]);
            if (index == 0) Add(ChangeKind.Moved, stayed[i].Path, null, "moved-first", ("part", Named(stayed[i], after)));
            else Add(ChangeKind.Moved, stayed[i].Path, null, "moved", ("part", Named(stayed[i], after)), ("other", Named(now[index - 1], after)));
        }
    }

    void New(Spot it)
    {
        if (IsPart(it)) Add(ChangeKind.Added, it.Path, null, "added", ("part", Named(it, after)));
        else Changed(it, null, it);
    }

    void Gone(Spot it, Spot holder)
    {
        if (IsPart(it)) Add(ChangeKind.Removed, it.Path, null, "removed", ("part", Named(it, before)));
        else Changed(new Spot(holder, it.Index, it.Node, it.Entry), it, null);
    }

    /// <summary>A property, by the part that it belongs to: the nearest one with a name.</summary>
    void Changed(Spot place, Spot? old, Spot? now)
    {
        if (IsPart(place) && old is not null && now is not null)
        {
            Add(ChangeKind.Changed, place.Path, null, "changed-part", ("part", Named(old, before)), ("before", Said(old, before)), ("after", Said(now, after)));
            return;
        }
        var (owner, property) = (place.Holder, new List<string>());
        for (var it = place; it.Holder is not null && !IsPart(it); it = it.Holder)
        {
            property.Insert(0, it.Entry?.Key ?? it.Path[(it.Path.LastIndexOf('/') + 1)..]);
            owner = it.Holder;
        }
        var top = owner?.Holder is null;
        var key = (old is null ? "set" : now is null ? "unset" : "changed") + (top ? "-top" : "");
        var name = string.Join('/', property);
        Add(ChangeKind.Changed, owner?.Path ?? "", name, key, ("property", Phrases.Plain(FormatWords.Name(words, name))),
            ("part", top ? [] : Named(owner!, now is null ? before : after)), ("before", old is null ? [] : Said(old, before)), ("after", now is null ? [] : Said(now, after)));
    }

    Parts Said(Spot it, CheckedText text)
    {
        if (it.Node is not YamlScalar scalar) return Phrases.Strong(string.Join(' ', Lines.Cut(text.Text.YamlOf(it.Path) ?? "").Select(line => line.Trim())));
        if (text.Definition is not { } service || it.Holder?.Entry?.Key is "options") return Phrases.Strong(scalar.Text.TrimEnd('\n'));
        var said = new ConditionWords(phrases, service, council.Time, council.Language);
        if (it.Entry is { Key: var key } && Conditions.Contains(key)) return said.Of(scalar.Text);
        return it.Entry is { Key: var formula } && Formulas.Contains(formula) ? said.Value(scalar.Text, formula == "amount" || (it.Holder?.Child("type")?.Node as YamlScalar)?.Text == "money") : Phrases.Strong(scalar.Text.TrimEnd('\n'));
    }

    // What a person would point at: a question, a page, a stage, an answer.
    static bool IsPart(Spot it) => it.Entry is null ? it.Id is not null : it.Holder is { } holder && IsNamed(holder);

    static bool IsNamed(Spot holder) => holder.Entry?.Key is "options" or "reasons" || holder.Entry?.Key == "exits" && holder.Holder?.Holder is null;

    Parts Named(Spot it, CheckedText text)
    {
        if (text.Text.Part(it.Path) is { } part) return phrases.Of($"services.part.{Kind(part.Kind)}", ("name", Phrases.Strong(Short(part.Name))));
        if (it.Holder?.Entry?.Key is "options" or "reasons" && it.Holder.Holder is { } owner)
        {
            var said = ((it.Node as YamlMap)?["text"] as YamlScalar ?? it.Node as YamlScalar)?.Text ?? it.Entry!.Key;
            return phrases.Of(it.Holder.Entry.Key == "options" ? "services.part.option" : "services.part.reason", ("name", Phrases.Strong(Short(said))), ("other", Named(owner, text)));
        }
        return phrases.Of("services.part.other", ("name", Phrases.Strong(it.Id ?? FormatWords.Name(words, it.Entry?.Key ?? it.Path))));
    }

    static string Kind(PartKind kind) => kind switch
    {
        PartKind.Question => "question",
        PartKind.Value => "value",
        PartKind.Group => "group",
        PartKind.Repeat => "repeat",
        PartKind.Block => "block",
        PartKind.ExitPage => "exit-page",
        PartKind.Stage => "stage",
        _ => "other",
    };

    static string Short(string name) => name.Length <= 80 ? name : name[..79].TrimEnd() + "…";

    // The ids of a list whose items all have one of their own; null for every other list.
    static List<string>? Ids(Spot list, bool orEmpty = false)
    {
        var ids = list.Children.Select(it => it.Id).ToList();
        return ids.Contains(null) || ids.Distinct().Count() != ids.Count || ids.Count == 0 && !orEmpty ? null : [.. ids.OfType<string>()];
    }

    void Add(ChangeKind kind, string path, string? property, string key, params ReadOnlySpan<(string, Parts)> values) =>
        changes.Add(new(kind, path, property, Phrases.Sentence(phrases.Of($"services.change.{key}", values))));
}
