using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Editing;

/// <summary>The parts of a service's text, with their lines.</summary>
internal sealed class Outline
{
    readonly Document document;
    readonly string? language;

    Outline(ServiceText text) => (document, language) = (text.Document, text.Language);

    public static IReadOnlyList<TextPart> Of(ServiceText text) => new Outline(text).Read();

    List<TextPart> Read() =>
        [.. List("questions"), .. List("officers-only"), .. Named("exits", PartKind.ExitPage), .. Stages()];

    IEnumerable<TextPart> List(string path) => document.Find(path) is { Node: YamlList } list ? Parts(list, it => Item(it)) : [];

    TextPart Item((Spot Spot, int Start, int End) it)
    {
        var map = it.Spot.Node as YamlMap;
        var kind = map switch
        {
            null => PartKind.Other,
            _ when map["use"] is not null => PartKind.Block,
            _ when map["group"] is not null => map["repeat"] is null ? PartKind.Group : PartKind.Repeat,
            _ when map["value"] is not null => PartKind.Value,
            _ => PartKind.Question,
        };
        IEnumerable<TextPart> inner = map?["questions"] is YamlList ? Parts(it.Spot.Child("questions")!, Item) : [];
        return Part(it, kind, it.Spot.Id ?? "", map is null ? null : Words(map["ask"]) ?? Words(map["label"]), (map?["type"] as YamlScalar)?.Text, inner);
    }

    IEnumerable<TextPart> Named(string path, PartKind kind) =>
        document.Find(path) is { Node: YamlMap } map ? Parts(map, it => Part(it, kind, it.Spot.Entry!.Key, Words((it.Spot.Node as YamlMap)?["title"]), null, [])) : [];

    IEnumerable<TextPart> Stages() =>
        document.Find("case/stages") is { Node: YamlList } list ? Parts(list, it => Part(it, PartKind.Stage, it.Spot.Id ?? "", Words((it.Spot.Node as YamlMap)?["say"]), null, [])) : [];

    IEnumerable<TextPart> Parts(Spot list, Func<(Spot Spot, int Start, int End), TextPart> part) =>
        list.Children.Zip(document.Spans.Parts(list.Node)).Select(it => part((it.First, it.Second.Start, it.Second.End)));

    TextPart Part((Spot Spot, int Start, int End) it, PartKind kind, string id, string? name, string? type, IEnumerable<TextPart> inner) =>
        new(it.Spot.Path, kind, id, string.IsNullOrWhiteSpace(name) ? id : name, type, document.LineOf(it.Start), document.LineOf(it.End), it.Spot.Index, [.. inner]);

    string? Words(YamlNode? node) => node switch
    {
        YamlScalar scalar => scalar.Text,
        YamlMap map => ((language is null ? null : map[language]) ?? (map.Entries is [var first, ..] ? first.Value : null)) is YamlScalar scalar ? scalar.Text : null,
        _ => null,
    };
}
