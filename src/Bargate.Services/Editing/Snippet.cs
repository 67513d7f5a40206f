using Bargate.Kernel.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Bargate.Services.Editing;

/// <summary>YAML that is put into a file: lines that start at the left margin.</summary>
internal sealed record Snippet(IReadOnlyList<string> Lines, YamlNode Node, bool Inline, bool HasComments)
{
    /// <summary>Null with a fault when it is not YAML.</summary>
    public static Snippet? Of(string yaml, Faults faults)
    {
        var lines = Editing.Lines.Cut(yaml).Select(it => it.TrimEnd()).ToList();
        while (lines is [.., ""]) lines.RemoveAt(lines.Count - 1);
        while (lines is ["", ..]) lines.RemoveAt(0);
        var text = string.Join('\n', lines);
        if (YamlReader.Read("", text, faults) is not { } node || faults.Count > 0) return null;
        var block = node is YamlMap or YamlList && text[node.Start] is not ('{' or '[');
        return new Snippet(lines, node, !block, Comments(text));
    }

    public static Snippet Of(string yaml) => Of(yaml, new Faults()) ?? throw new InvalidOperationException($"Not YAML: {yaml}");

    /// <summary>As the value of a key: on its line, or on the lines below.</summary>
    public IEnumerable<string> Under(string key, int dashDepth)
    {
        if (Inline) return [$"{key}: {Lines[0]}", .. Lines.Skip(1)];
        var deeper = new string(' ', Node is YamlList ? dashDepth : 2);
        return [$"{key}:", .. Lines.Select(it => it.Length == 0 ? it : deeper + it)];
    }

    public IEnumerable<string> AsItem() => Lines.Select((it, i) => i == 0 ? "- " + it : it.Length == 0 ? it : "  " + it);

    /// <summary>On one line, within { } or [ ]. Comments are lost, so who has some must not ask.</summary>
    public string Flow() => Node is YamlScalar { Plain: false } && Lines is [{ } one] ? one : Flow(Node);

    static string Flow(YamlNode node) => node switch
    {
        YamlMap { Entries.Count: 0 } => "{}",
        YamlMap map => $"{{ {string.Join(", ", map.Entries.Select(it => $"{Scalars.WriteBare(it.Key, true)}: {Flow(it.Value)}"))} }}",
        YamlList list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        YamlScalar { Plain: true } plain => plain.Text.Length == 0 ? "~" : Scalars.WriteBare(plain.Text, true),
        YamlScalar scalar => Scalars.Write(scalar.Text.TrimEnd('\n'), true),
        _ => "",
    };

    static bool Comments(string text)
    {
        if (!text.Contains('#', StringComparison.Ordinal)) return false;
        var scanner = new Scanner(new StringReader(text), skipComments: false);
        while (scanner.MoveNext())
            if (scanner.Current is Comment) return true;
        return false;
    }
}
