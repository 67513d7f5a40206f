using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Loading;

/// <summary>Reads a saved reply.</summary>
internal static class RepliesReader
{
    /// <param name="id">The name of the file without .yaml.</param>
    public static SavedReply? Read(string id, YamlNode? node, IReadOnlyList<string> services, Surroundings around, Faults faults)
    {
        if (node is not YamlMap map)
        {
            if (node is not null) faults.Add(node.At, $"This file is {node.Shape}", "Write `title:` and `body:`");
            return null;
        }
        var texts = new Texts(new Places(), around, faults);
        var read = map.Read(faults);
        foreach (var service in read.Scalars("services"))
            if (!services.Contains(service.Text)) faults.Add(service.At, $"There is no service '{service.Text}'", Nearest.Suggest(service.Text, services));
        var reply = new SavedReply(id, texts.Required(read, "title"), texts.Required(read, "body"), read.Strings("services"));
        read.Finish();
        return reply;
    }
}
