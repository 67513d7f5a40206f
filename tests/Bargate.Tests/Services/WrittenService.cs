using Bargate.Kernel.Yaml;

namespace Bargate.Tests.Services;

/// <summary>A made-up service file in every way that is legal: block and flow, any quotes, comments, blank lines, depths, line ends. It knows what it says, and to which part each line belongs.</summary>
sealed class WrittenService
{
    static readonly string[] Says =
        ["What is it?", "It is: a thing", "A \"quoted\" word", "It's ours", "yes", "12", "Hello # there", "- a dash", "{ braces }", "Ça coûte £5", "a, b and c", "null", "Wait [here]", "ends with colon:", "One sentence. Another one follows it here."];

    static readonly string[] Names = ["id", "group", "use", "type", "when", "topic", "team", "reference", "answers", "files", "contact", "closes"];

    readonly Random random;
    readonly List<(string Text, string Owner)> lines = [];
    readonly int step, dash;

    public WrittenService(int seed)
    {
        random = new Random(seed);
        (step, dash) = (random.Next(4) == 0 ? 4 : 2, random.Next(3) == 0 ? 0 : 2);
        (End, Bom, Closed) = (random.Next(4) == 0 ? "\r\n" : "\n", random.Next(8) == 0 ? "\uFEFF" : "", random.Next(5) > 0);
        Says_ = Model();
        if (random.Next(2) == 0) Line("# A file of the council.", "");
        Entries(Says_, 0, "", "");
        Text = Bom + string.Join(End, lines.Select(it => it.Text)) + (Closed ? End : "");
    }

    public string End { get; }

    public string Bom { get; }

    public bool Closed { get; }

    public string Text { get; }

    /// <summary>What the text says: maps as lists of keys and values, lists, texts.</summary>
    public List<KeyValuePair<string, object>> Says_ { get; }

    public IReadOnlyList<(string Text, string Owner)> Lines => lines;

    public T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public int Below(int count) => random.Next(count);

    List<KeyValuePair<string, object>> Model()
    {
        var questions = Enumerable.Range(0, 2 + random.Next(4)).Select(it => (object)Question(it)).ToList();
        List<KeyValuePair<string, object>> service = [new("title", Any(Says)), new("summary", Any(Says)), new("topic", "things"), new("team", "waste")];
        if (random.Next(2) == 0) service.Add(new("needs", new List<object> { Any(Says), Any(Says) }));
        if (random.Next(2) == 0) service.Add(new("before", "First line.\n\nThird: line, \"with\" all."));
        service.Add(new("questions", questions));
        if (random.Next(2) == 0) service.Add(new("exits", Map(("not-ours", Map(("title", Any(Says)), ("body", "Ask.\n\nThe park."))))));
        service.Add(new("case", Map(("reference", "TH"), ("stages", new List<object> { Map(("id", "received"), ("say", Any(Says))), Map(("id", "done"), ("say", Any(Says)), ("closes", "true")) }))));
        service.Add(new("keep", Map(("answers", "24 months"), ("files", "6 months"), ("contact", "6 months"), ("because", Any(Says)))));
        return service;
    }

    List<KeyValuePair<string, object>> Question(int number)
    {
        if (random.Next(5) == 0)
            return Map(("group", $"g{number}"), ("ask", Any(Says)), ("questions", Enumerable.Range(0, 1 + random.Next(3)).Select(it => (object)Plain($"g{number}-{it}")).ToList()));
        return random.Next(8) == 0 ? Map(("use", $"contact-{number}@1")) : Plain($"q{number}");
    }

    List<KeyValuePair<string, object>> Plain(string id)
    {
        var question = Map(("id", id), ("ask", Any(Says)));
        if (random.Next(2) == 0) question.Add(new("label", Any(Says)));
        if (random.Next(3) == 0) question.Add(new("hint", "Some words.\n\nMore words."));
        question.Add(new("type", "choice"));
        if (random.Next(2) == 0) question.Add(new("when", "known(kind)"));
        question.Add(new("options", Map(("one", Any(Says)), ("two", Map(("text", Any(Says)), ("hint", Any(Says)))))));
        if (random.Next(2) == 0) question.Add(new("errors", Map(("missing", Any(Says)))));
        return question;
    }

    static List<KeyValuePair<string, object>> Map(params (string Key, object Value)[] entries) => [.. entries.Select(it => new KeyValuePair<string, object>(it.Key, it.Value))];

    void Line(string text, string owner) => lines.Add((text, owner));

    string Comment() => random.Next(6) == 0 ? $"  # a note, 'of' sorts: {lines.Count}" : "";

    void Around(int indent, string owner, bool first)
    {
        if (!first && random.Next(4) == 0) Line(random.Next(4) == 0 ? " " : "", "");
        if (random.Next(5) == 0) Line(new string(' ', indent) + $"# what: stands above, {lines.Count}", first ? "first" : owner);
    }

    void Entries(List<KeyValuePair<string, object>> map, int indent, string path, string lead)
    {
        for (var i = 0; i < map.Count; i++)
        {
            var own = path.Length == 0 ? map[i].Key : $"{path}/{map[i].Key}";
            if (i > 0 || lead.Length == 0 && path.Length > 0) Around(indent, own, i == 0);
            Entry(i == 0 && lead.Length > 0 ? lead : new string(' ', indent), indent, map[i].Key, map[i].Value, own);
        }
    }

    void Entry(string lead, int indent, string key, object value, string path)
    {
        var named = lead + (random.Next(12) == 0 ? $"\"{key}\"" : key) + (random.Next(20) == 0 ? " :" : ":");
        switch (value)
        {
            case string text when !Names.Contains(key) && random.Next(5) == 0 && Folds(text):
                Line($"{named} {(text.Contains('\n', StringComparison.Ordinal) || random.Next(2) == 0 ? "|" : ">")}{Any(["", "-", "+"])}{Comment()}", path);
                foreach (var line in text.Split('\n')) Line(line.Length == 0 ? "" : new string(' ', indent + step) + line, path);
                break;
            case string text when random.Next(10) == 0 && !text.Contains('\n', StringComparison.Ordinal):
                Line(named, path);
                Line(new string(' ', indent + step) + Scalar(text, false) + Comment(), path);
                break;
            case string text when text.Contains(". ", StringComparison.Ordinal) && !text.Contains('\n', StringComparison.Ordinal) && random.Next(2) == 0:
                var at = text.IndexOf(". ", StringComparison.Ordinal) + 1;
                var quote = Any(["", "\"", "'"]);
                Line($"{named} {quote}{text[..at]}", path);
                Line($"{new string(' ', indent + 1 + random.Next(5))}{text[(at + 1)..]}{quote}", path);
                break;
            case string text:
                Line($"{named}{Any([" ", "  "])}{Scalar(text, false)}{Comment()}", path);
                break;
            case List<KeyValuePair<string, object>> map when Flows(map):
                Line($"{named} {Flow(map)}{Comment()}", path);
                break;
            case List<KeyValuePair<string, object>> map:
                Line(named + Comment(), path);
                Entries(map, indent + step, path, "");
                break;
            case List<object> list when list[0] is string && random.Next(2) == 0:
                Line($"{named} {Flow(list)}{Comment()}", path);
                break;
            case List<object> list:
                Line(named + Comment(), path);
                Items(list, indent + dash, path);
                break;
        }
    }

    void Items(List<object> list, int indent, string path)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var own = $"{path}/{NameOf(list[i]) ?? $"{i}"}";
            Around(indent, own, i == 0);
            var lead = new string(' ', indent) + "- ";
            if (list[i] is string text) Line(lead + Scalar(text, false) + Comment(), own);
            else if (list[i] is List<KeyValuePair<string, object>> map)
                if (Flows(map)) Line(lead + Flow(map) + Comment(), own);
                else if (random.Next(10) == 0)
                {
                    Line($"{lead.TrimEnd()}  # {lines.Count}", own);
                    Entries(map, indent + 2, own, new string(' ', indent + 2));
                }
                else Entries(map, indent + 2, own, lead);
        }
    }

    public static string? NameOf(object item) => item is List<KeyValuePair<string, object>> map && map.Find(it => it.Key is "id" or "group" or "use").Value is string id ? id : null;

    bool Flows(List<KeyValuePair<string, object>> map) => random.Next(4) == 0 && map.TrueForAll(it => it.Value is string text && !text.Contains('\n', StringComparison.Ordinal) || it.Value is List<KeyValuePair<string, object>> inner && inner.TrueForAll(one => one.Value is string));

    string Flow(object value) => value switch
    {
        List<KeyValuePair<string, object>> map => random.Next(3) == 0 ? $"{{{string.Join(",", map.Select(it => $"{it.Key}: {Flow(it.Value)}"))}}}" : $"{{ {string.Join(", ", map.Select(it => $"{it.Key}: {Flow(it.Value)}"))} }}",
        List<object> list => $"[{string.Join(", ", list.Select(Flow))}]",
        _ => Scalar((string)value, true),
    };

    string Scalar(string text, bool flow)
    {
        if (text.Contains('\n', StringComparison.Ordinal)) return Double(text);
        var plain = text.All(it => char.IsAsciiLetterOrDigit(it) || it is ' ' or '?' or '.' or '\'' or '(' or ')' or '£' or 'Ç' or 'û') && char.IsAsciiLetter(text[0]) && text is not ("yes" or "null" or "true");
        return random.Next(plain ? 6 : 2) switch { 0 => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'", 1 => Double(text), _ => text == "true" || plain ? text : Double(text) } is var written && text == "true" && !flow ? "true" : text == "true" ? "true" : written;
    }

    static string Double(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("Ç", "\\u00C7", StringComparison.Ordinal) + "\"";

    static bool Folds(string text) => text.Length > 0 && text[0] is not (' ' or '#') && !text.EndsWith('\n');

    /// <summary>What a node says, in the same shape.</summary>
    public static object Read(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.Select(it => new KeyValuePair<string, object>(it.Key, Read(it.Value))).ToList(),
        YamlList list => list.Items.Select(Read).ToList(),
        YamlScalar scalar => scalar.Text.TrimEnd('\n'),
        _ => "",
    };

    public static string Shown(object value) => value switch
    {
        List<KeyValuePair<string, object>> map => $"{{{string.Join(",", map.Select(it => $"{it.Key}={Shown(it.Value)}"))}}}",
        List<object> list => $"[{string.Join(",", list.Select(Shown))}]",
        _ => $"<{value}>",
    };
}
