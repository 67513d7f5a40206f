using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bargate.Kernel.Yaml;

/// <summary>One pass over the events of one file.</summary>
internal sealed class Reading(string file, string text, Faults faults)
{
    readonly Parser parser = new(new Scanner(new StringReader(text), skipComments: true));

    public YamlNode? Document()
    {
        Next<StreamStart>();
        if (parser.Current is StreamEnd)
        {
            faults.Add(new Position(file, 1, 1), "This file is empty", "Write its keys, or remove the file");
            return null;
        }
        Next<DocumentStart>();
        var node = Node(1);
        if (node is null) return null;
        Next<DocumentEnd>();
        if (parser.Current is DocumentStart more)
            faults.Add(YamlReader.At(file, more.Start), "A second document starts here", "Keep one document in a file: remove the line ---");
        return node;
    }

    /// <summary>The next node, or null when the file must not be read further.</summary>
    YamlNode? Node(int depth)
    {
        var now = parser.Current!;
        var at = YamlReader.At(file, now.Start);
        if (depth > YamlReader.MostDepth)
        {
            faults.Add(at, $"This is nested more than {YamlReader.MostDepth} levels deep", "Write it flatter");
            return null;
        }
        if (now is AnchorAlias)
        {
            faults.Add(at, "Aliases (*name) are not used here", "Write the value out, or make it a block");
            return null;
        }
        if (now is NodeEvent node && Refused(node, at)) return null;
        return now switch
        {
            Scalar scalar => Value(scalar, at),
            SequenceStart => List(at, now.Start, depth),
            MappingStart => Map(at, now.Start, depth),
            _ => null,
        };
    }

    bool Refused(NodeEvent node, Position at)
    {
        if (!node.Anchor.IsEmpty)
            faults.Add(at, "Anchors (&name) are not used here", "Remove it and write the value out where it is needed");
        else if (!node.Tag.IsEmpty)
            faults.Add(at, "Tags (!name) are not used here", "Remove the tag; put text in quotes where it looks like something else");
        else
            return false;
        return true;
    }

    YamlScalar Value(Scalar scalar, Position at)
    {
        parser.MoveNext();
        var quotes = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => Quotes.Single,
            ScalarStyle.DoubleQuoted => Quotes.Double,
            ScalarStyle.Literal or ScalarStyle.Folded => Quotes.Block,
            _ => Quotes.None,
        };
        return new YamlScalar(scalar.Value, quotes, at, (int)scalar.Start.Index, (int)scalar.End.Index);
    }

    YamlList? List(Position at, Mark start, int depth)
    {
        parser.MoveNext();
        var items = new List<YamlNode>();
        while (parser.Current is not SequenceEnd)
        {
            if (Node(depth + 1) is not { } item) return null;
            items.Add(item);
        }
        var end = EndOf(parser.Current, ']');
        parser.MoveNext();
        return new YamlList(items, at, (int)start.Index, end);
    }

    YamlMap? Map(Position at, Mark start, int depth)
    {
        parser.MoveNext();
        var entries = new List<YamlEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (parser.Current is not MappingEnd)
        {
            var keyAt = YamlReader.At(file, parser.Current!.Start);
            if (Node(depth + 1) is not { } key) return null;
            var name = (key as YamlScalar)?.Text;
            if (name is null) faults.Add(keyAt, "A key must be a single word", "Write it as `key: value`");
            if (Node(depth + 1) is not { } value) return null;
            if (name is null) continue;
            if (seen.Add(name)) entries.Add(new YamlEntry(name, keyAt, value) { Start = key.Start, End = key.End });
            else faults.Add(keyAt, $"'{name}' is written twice", "Keep one of them");
        }
        var end = EndOf(parser.Current, '}');
        parser.MoveNext();
        return new YamlMap(entries, at, (int)start.Index, end);
    }

    // The parser's mark of a closing bracket is empty and stands before it.
    int EndOf(ParsingEvent end, char bracket) =>
        end.Start.Index == end.End.Index && (int)end.Start.Index is var at && at < text.Length && text[at] == bracket ? at + 1 : (int)end.End.Index;

    void Next<T>() where T : ParsingEvent
    {
        if (parser.Current is null) parser.MoveNext();
        if (parser.Current is T) parser.MoveNext();
    }
}
