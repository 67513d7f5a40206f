using System.Text;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using FsCheck;
using FsCheck.Fluent;
using Model = System.Collections.Generic.List<System.Collections.Generic.KeyValuePair<string, object>>;

namespace Bargate.Tests.Services;

/// <summary>Made-up service files are opened and changed at one place: the reading is the one that was meant, and every line that the change does not speak of is the same, byte for byte.</summary>
public sealed class EditingPropertyTests
{
    const int Texts = 10_000;

    static readonly string[] Values = ["New words", "New: words", "No, \"never\"", "yes", "# no comment", "Two\n\nlines", "£5 'each'", "[x]", "a - b", "ends:"];

    static readonly string[] Refusable = ["first one already", "last one already"];

    [Fact]
    public void A_change_at_one_place_leaves_all_other_lines_as_they_are()
    {
        var (done, refused) = (new Dictionary<string, int>(), 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Texts), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var kind = Changed(seed);
            if (kind is null) refused++;
            else done[kind] = done.GetValueOrDefault(kind) + 1;
            return true;
        }));
        // Every kind of change was made often, and hardly any was refused.
        Assert.Equal(9, done.Count);
        Assert.All(done, it => Assert.True(it.Value > Texts / 40, $"{it}"));
        Assert.True(refused < Texts / 10, $"{refused}");
    }

    /// <summary>The kind of change that was made to the text of a seed; null when it was refused with good reason.</summary>
    internal static string? Changed(int seed)
    {
        var made = new WrittenService(seed);
        var text = ServiceText.Of("a-thing", Encoding.UTF8.GetBytes(made.Text))!;
        Assert.True(text.IsReadable, $"{seed}: {string.Join('\n', text.Faults)}\n{made.Text}");
        Assert.Equal(WrittenService.Shown(made.Says_), Read(text.Text));
        Assert.Equal(made.Text, Encoding.UTF8.GetString(text.Bytes()));
        var (kind, edited, target, meant) = Change(made, text);
        if (!edited.Done)
        {
            Assert.True(Refusable.Any(it => edited.Refused!.EndsWith(it, StringComparison.Ordinal)), $"{kind} {string.Join(", ", target)}: {edited.Refused}: {seed}\n{made.Text}");
            return null;
        }
        var shown = $"{kind} {string.Join(", ", target)}: {seed}\n{made.Text}\n-----\n{edited.Text.Text}";
        Assert.True(Read(edited.Text.Text) == meant, $"Read as\n{Read(edited.Text.Text)}\nnot\n{meant}\n{shown}");
        Untouched(made, edited.Text.Text, target, shown);
        return kind;
    }

    static string Read(string text) => WrittenService.Shown(WrittenService.Read(YamlReader.Read("it", text.TrimStart('\uFEFF'), new Faults())!));

    /// <summary>All old lines but those of the target stand in the new text, in order, with their own line ends; and nothing else is lost at the end of the file.</summary>
    static void Untouched(WrittenService made, string after, string[] targets, string shown)
    {
        Assert.True(after.StartsWith(made.Bom, StringComparison.Ordinal), shown);
        Assert.True(made.End == "\r\n" || !after.Contains('\r', StringComparison.Ordinal), shown);
        Assert.True(made.End == "\n" || after.Replace("\r\n", "", StringComparison.Ordinal).IndexOfAny(['\r', '\n']) < 0, shown);
        var now = after[made.Bom.Length..].Split(made.End);
        var old = made.Lines.Select(it => (it.Text, Mine: targets.Any(target => Belongs(it.Owner, target)))).ToList();
        if (made.Closed) old.Add(("", false));
        var rest = new Queue<string>(now);
        foreach (var line in old.Where(it => !it.Mine && !string.IsNullOrWhiteSpace(it.Text)).Select(it => it.Text))
        {
            while (rest.Count > 0 && rest.Peek() != line) rest.Dequeue();
            Assert.True(rest.Count > 0, $"The line '{line}' is lost: {shown}");
            rest.Dequeue();
        }
        // A blank line goes only with the part beside it.
        bool Blank(int i) => i >= 0 && i < old.Count && !old[i].Mine && string.IsNullOrWhiteSpace(old[i].Text);
        var beside = Enumerable.Range(0, old.Count).Count(i => Blank(i) && (i == 0 || i == old.Count - 1 || old[i - 1].Mine || old[i + 1].Mine || Blank(i - 1) || Blank(i + 1)));
        Assert.True(now.Count(string.IsNullOrWhiteSpace) >= Enumerable.Range(0, old.Count).Count(Blank) - beside, $"A blank line is lost: {shown}");
        Assert.True(now.Length <= old.Count + 8, $"More was written than was meant: {shown}");
    }

    // A line of the target itself, of something within it, or of a { } that holds it; comments above the first one go with it.
    static bool Belongs(string owner, string target) => owner == "first" || owner.Length > 0 && (owner == target || owner.StartsWith(target + "/", StringComparison.Ordinal) || target.StartsWith(owner + "/", StringComparison.Ordinal));

    static (string Kind, Edited Edited, string[] Target, string Meant) Change(WrittenService made, ServiceText text)
    {
        var model = made.Says_;
        var questions = (List<object>)model.First(it => it.Key == "questions").Value;
        var index = made.Below(questions.Count);
        var question = (Model)questions[index];
        var path = $"questions/{WrittenService.NameOf(question)}";
        var value = made.Any(Values);
        var keys = question.Where(it => it.Value is string && it.Key is not ("id" or "group" or "use" or "type" or "when")).Select(it => it.Key).ToList();
        switch (made.Below(9))
        {
            case 0 when keys.Count > 0:
                var key = made.Any(keys);
                return ("set", text.Set(path, key, value), [$"{path}/{key}"], Meant(model, question, With(question, key, value)));
            case 0 or 1:
                var top = made.Any<string>(["title", "summary"]);
                return ("set", text.Set("", top, value), [top], WrittenService.Shown(With(model, top, value)));
            case 2:
                var used = question[0].Key == "use";
                return ("add", text.Set(used ? "keep" : path, used ? "because" : "why", value), [used ? "keep/because" : OneLine(made, path)], used
                    ? WrittenService.Shown(With(model, "keep", With((Model)model.First(it => it.Key == "keep").Value, "because", value)))
                    : Meant(model, question, Inserted(question, question.FindLastIndex(it => it.Key is "id" or "group" or "ask" or "label" or "hint") + 1, "why", value)));
            case 3:
                return ("remove", text.Remove(path), [path], WrittenService.Shown(With(model, "questions", questions.Where((_, i) => i != index).ToList())));
            case 4:
                var other = Math.Min(index + 1, questions.Count - 1);
                var moved = questions.ToList();
                (moved[index], moved[other]) = (moved[other], moved[index]);
                return ("move", text.MoveDown(path), [path, $"questions/{WrittenService.NameOf(questions[other])}"], WrittenService.Shown(With(model, "questions", moved)));
            case 5:
                var added = questions.ToList();
                added.Insert(index, new Model { new("id", "fresh"), new("ask", value), new("type", "number") });
                return ("question", text.AddQuestion("questions", index, "fresh", "number", value), ["questions/none"], WrittenService.Shown(With(model, "questions", added)));
            case 6 when question.Find(it => it.Key == "options").Value is Model options:
                return ("option", text.AddOption(path, "three", value), [OneLine(made, path), OneLine(made, path + "/options")], Meant(model, question, With(question, "options", Inserted(options, options.Count, "three", value))));
            case 7 when question.Find(it => it.Key == "options").Value is Model options:
                return ("drop", text.Remove($"{path}/options/two"), [$"{path}/options/two"], Meant(model, question, With(question, "options", options.Where(it => it.Key != "two").ToList())));
            case 8:
                var removable = model.Where(it => it.Key is "before" or "needs" or "exits" or "topic").Select(it => it.Key).ToList();
                var gone = made.Any(removable);
                return ("part", text.Remove(gone), [gone], WrittenService.Shown(model.Where(it => it.Key != gone).ToList()));
            default:
                return ("yaml", text.SetYaml("case", "reference: QQ\nstages:\n  - id: one\n    say: |\n      Two\n      lines\n"), ["case"],
                    WrittenService.Shown(With(model, "case", new Model { new("reference", "QQ"), new("stages", new List<object> { new Model { new("id", "one"), new("say", "Two\nlines") } }) })));
        }
    }

    // Within { } on one line, another key changes that line; on lines of its own, none.
    static string OneLine(WrittenService made, string path) => made.Lines.Any(it => it.Owner == path && it.Text.Contains('{', StringComparison.Ordinal)) ? path : "none";

    static string Meant(Model model, Model question, Model instead) =>
        WrittenService.Shown(With(model, "questions", ((List<object>)model.First(it => it.Key == "questions").Value).Select(it => it == (object)question ? instead : it).ToList()));

    static Model With(Model map, string key, object value) => [.. map.Select(it => it.Key == key ? new KeyValuePair<string, object>(key, value) : it)];

    static Model Inserted(Model map, int at, string key, object value)
    {
        Model copy = [.. map];
        copy.Insert(at, new(key, value));
        return copy;
    }
}
