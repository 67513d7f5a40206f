using System.Text;
using Bargate.Kernel.Yaml;
using Bargate.Services.Editing;

namespace Bargate.Services.Contract;

/// <summary>A service file as it is written, open for editing. Each operation gives another text in which every byte that it does not speak of stays the same. A part is named by its path, such as questions/kind or case/stages/received; the service itself is "".</summary>
public sealed partial class ServiceText
{
    const string Mark = "\uFEFF";

    readonly string bom;
    readonly Lazy<IReadOnlyList<TextPart>> parts;

    ServiceText(string service, string text, string? language)
    {
        (Service, Text, Language) = (service, text, language);
        bom = text.StartsWith(Mark, StringComparison.Ordinal) ? Mark : "";
        Document = new Document($"services/{service}.yaml", text[bom.Length..]);
        parts = new(() => Outline.Of(this));
    }

    /// <param name="service">The id of the service: the name of its file.</param>
    /// <param name="language">The council's first language, in which parts are named.</param>
    public static ServiceText Of(string service, string text, string? language = null) => new(service, text, language);

    /// <summary>From the bytes of a file, its byte order mark kept; null when they are not UTF-8.</summary>
    public static ServiceText? Of(string service, ReadOnlySpan<byte> bytes)
    {
        try { return new(service, new UTF8Encoding(false, true).GetString(bytes), null); }
        catch (DecoderFallbackException) { return null; }
    }

    public string Service { get; }

    public string Text { get; }

    public byte[] Bytes() => Encoding.UTF8.GetBytes(Text);

    /// <summary>Why the text cannot be read as YAML at all; such a text can only be written anew.</summary>
    public IReadOnlyList<Fault> Faults => [.. Document.Faults];

    public bool IsReadable => Document.Top is not null;

    internal Document Document { get; }

    internal string? Language { get; }

    /// <summary>The pages in order: questions, values, groups with their questions, blocks; then those for officers only.</summary>
    public IReadOnlyList<TextPart> Pages => [.. parts.Value.Where(it => it.Path.StartsWith("questions/", StringComparison.Ordinal) || it.OfficersOnly)];

    /// <summary>Every part: pages, exit pages, stages.</summary>
    public IReadOnlyList<TextPart> Parts => parts.Value;

    public TextPart? Part(string path) => Flat.FirstOrDefault(it => it.Path == path);

    /// <summary>The innermost part that a line belongs to.</summary>
    public TextPart? PartAt(int line) => Flat.LastOrDefault(it => it.Line <= line && line <= it.LastLine);

    internal IEnumerable<TextPart> Flat => parts.Value.SelectMany(it => it.Parts.Prepend(it));

    /// <summary>What a property says, such as `label` or `errors/missing`; null when it is not there. A list is its words with commas, another collection its YAML.</summary>
    public string? Get(string path, string property, string? language = null) => new Properties(this).Get(path, property, language);

    /// <summary>A part as YAML at the left margin; null when there is none.</summary>
    public string? YamlOf(string path) => Document.Find(path) is { } spot ? string.Join('\n', new Edit(Document).ValueOf(spot)) : null;

    /// <summary>Writes a property, or removes it when there is no value. A text is quoted where it must be. With a language, what was written without one becomes that of the council's first.</summary>
    public Edited Set(string path, string property, string? value, string? language = null) => Change(it => it.Set(path, property, value, language, Language));

    /// <summary>Writes a part, or a property of one (questions/kind/duplicates), as YAML, or removes it when there is none. What is not there yet is added.</summary>
    public Edited SetYaml(string path, string? yaml) => Change(it => it.SetYaml(path, yaml));

    /// <summary>Adds a question with the keys that its type needs, to `questions`, `officers-only` or a group's list such as questions/about/questions.</summary>
    public Edited AddQuestion(string list, int position, string id, string type, string ask) => Change(it => it.Add(list, position, Skeletons.Question(id, type, ask)));

    /// <summary>Adds a page of several questions, of which it writes the first.</summary>
    public Edited AddGroup(string list, int position, string id, string ask, bool repeat = false) => Change(it => it.Add(list, position, Skeletons.Group(id, ask, repeat)));

    /// <summary>Adds the questions of a block, such as contact@1.</summary>
    public Edited AddBlock(string list, int position, string block) => Change(it => it.Add(list, position, $"use: {block}"));

    /// <summary>Adds an item to any list, such as case/stages.</summary>
    public Edited AddItem(string list, int position, string yaml) => Change(it => it.Add(list, position, yaml));

    /// <summary>Adds a named entry, such as an exit page, to a part that has some or is not there yet.</summary>
    public Edited AddEntry(string map, string key, string yaml, int? position = null) => Change(it => it.AddEntry(map, key, yaml, position));

    /// <summary>Removes a page, a question, an option (questions/kind/options/lamp), a stage: any part, with the comments above it.</summary>
    public Edited Remove(string path) => Change(it => it.Remove(path));

    public Edited MoveUp(string path) => Change(it => it.MoveBy(path, -1));

    public Edited MoveDown(string path) => Change(it => it.MoveBy(path, 1));

    /// <summary>Moves an item to a place of its own list or of another one: a question into a group, or out of it.</summary>
    public Edited Move(string path, string list, int position) => Change(it => it.Move(path, list, position));

    public Edited AddOption(string question, string id, string text, string? hint = null, int? position = null) => Change(it => it.AddEntry(question + "/options", id, Skeletons.Option(text, hint), position));

    /// <summary>Changes the words of an option. Without a hint it is written as `id: text`.</summary>
    public Edited SetOption(string question, string id, string text, string? hint = null, string? language = null) => Change(it => it.SetOption(question, id, text, hint, language));

    /// <summary>Ends the form at an exit page for those of whom the condition holds, beside the exits that the question has.</summary>
    public Edited AddExit(string question, string condition, string page) => Change(it => it.AddExit(question, condition, page));

    Edited Change(Func<Changes, Changed> change)
    {
        if (!IsReadable) return new Edited(this, $"This text cannot be read: {Document.Faults.First()}");
        try
        {
            var changed = change(new Changes(Document));
            var next = new ServiceText(Service, bom + changed.Text, Language);
            if (next.Document.Top is not { } top) return new Edited(this, $"The text could not be read any more: {next.Document.Faults.First()}");
            return Meaning.Same(changed.Meaning, Meaning.Of(top.Node)) ? new Edited(next) : new Edited(this, "This part is written in a way that cannot be changed by itself. Change it in the text");
        }
        catch (Refusal refusal) { return new Edited(this, refusal.Message); }
    }
}
