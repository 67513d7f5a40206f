namespace Bargate.Services.Contract;

public sealed partial class ServiceText
{
    /// <summary>The ids of a question's options, in order.</summary>
    public IReadOnlyList<string> OptionsOf(string question) => [.. Document.Find($"{question}/options")?.Children.Select(it => it.Entry?.Key).OfType<string>() ?? []];

    /// <summary>How many items a list has, such as a question's exits; 1 for a part that stands alone, 0 where there is none.</summary>
    public int CountOf(string list) => Document.Find(list) is { } spot ? spot.Node is Kernel.Yaml.YamlList items ? items.Items.Count : 1 : 0;

    /// <summary>Whether something is a list, and not one part that stands alone.</summary>
    public bool IsList(string path) => Document.Find(path)?.Node is Kernel.Yaml.YamlList;
}
