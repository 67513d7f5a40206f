namespace Bargate.Services.Editing;

/// <summary>New parts as an engineer would begin them: without fault, and with the words that are certainly needed.</summary>
internal static class Skeletons
{
    static readonly string[] Chosen = ["choice", "choices"];

    public static string Question(string id, string type, string ask)
    {
        var lines = new List<string> { $"id: {Scalars.WriteBare(id, false)}", $"ask: {Scalars.Write(ask, false)}", $"type: {Scalars.WriteBare(type, false)}" };
        if (type == "text") lines.Add("max-length: 100");
        if (type == "long-text") lines.Add("max-length: 1000");
        if (Chosen.Contains(type)) lines.AddRange(["options:", "  first: The first answer", "  second: The second answer"]);
        return string.Join('\n', lines);
    }

    public static string Group(string id, string ask, bool repeat)
    {
        var lines = new List<string> { $"group: {Scalars.WriteBare(id, false)}", $"ask: {Scalars.Write(ask, false)}" };
        if (repeat) lines.AddRange(["item: one", "repeat: { min: 1, max: 10 }"]);
        lines.Add("questions:");
        lines.AddRange(Lines.Cut(Question($"{id}-1", "text", "What is it?")).Select((it, i) => (i == 0 ? "  - " : "    ") + it));
        return string.Join('\n', lines);
    }

    public static string Option(string text, string? hint) =>
        string.IsNullOrWhiteSpace(hint) ? Scalars.Write(text, false) : $"text: {Scalars.Write(text, false)}\nhint: {Scalars.Write(hint, false)}";
}
