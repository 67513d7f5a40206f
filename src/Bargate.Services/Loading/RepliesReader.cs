using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Loading;

/// <summary>Reads the saved replies, one file each.</summary>
internal static class RepliesReader
{
    public static List<SavedReply> Read(string folder, IEnumerable<string> names, IReadOnlyList<string> services, Surroundings around, Faults faults)
    {
        var texts = new Texts(new Places(), around, faults);
        var replies = new List<SavedReply>();
        foreach (var id in names)
        {
            var file = $"replies/{id}.yaml";
            if (YamlReader.ReadFile(Path.Combine(folder, file), file, faults) is not { } node) continue;
            if (node is not YamlMap map)
            {
                faults.Add(node.At, $"This file is {node.Shape}", "Write `title:` and `body:`");
                continue;
            }
            var read = map.Read(faults);
            foreach (var service in read.Scalars("services"))
                if (!services.Contains(service.Text)) faults.Add(service.At, $"There is no service '{service.Text}'", Nearest.Suggest(service.Text, services));
            replies.Add(new SavedReply(id, texts.Required(read, "title"), texts.Required(read, "body"), read.Strings("services")));
            read.Finish();
        }
        return replies;
    }
}
