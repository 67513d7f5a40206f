using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Loading;

/// <summary>Reads teams.yaml.</summary>
internal static class TeamsReader
{
    public static List<Team> Read(YamlNode? node, IReadOnlyList<string> services, Faults faults)
    {
        if (node is YamlMap map) return [.. map.Entries.Select(entry => Team(entry, services, faults)).OfType<Team>()];
        if (node is not null) faults.Add(node.At, $"This file is {node.Shape}", "Write an id for each team, with a name and an email below it");
        return [];
    }

    static Team? Team(YamlEntry entry, IReadOnlyList<string> services, Faults faults)
    {
        Ids.Check(entry.Key, entry.At, faults);
        if (entry.Value is not YamlMap map)
        {
            faults.Add(entry.Value.At, $"The team '{entry.Key}' is {entry.Value.Shape}", "Write `name:` and `email:` below it");
            return null;
        }
        var read = map.Read(faults);
        foreach (var service in read.Scalars("services"))
            if (!services.Contains(service.Text)) faults.Add(service.At, $"There is no service '{service.Text}'", Nearest.Suggest(service.Text, services));
        var team = new Team(entry.Key, read.Required("name"), read.Required("email"), read.Strings("services"));
        if (team.Email.Length > 0 && !team.Email.Contains('@', StringComparison.Ordinal))
            faults.Add(read.ValueAt("email"), $"'{team.Email}' is not an email address", "Write it as team@example.org");
        read.Finish();
        return team;
    }
}
