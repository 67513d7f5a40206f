using Bargate.Content.Contract;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;

namespace Bargate.Content.Loading;

/// <summary>What pages may name beside each other: teams, services, and the product's own addresses.</summary>
internal sealed record World(IReadOnlyCollection<string> Teams, Func<string, bool> HasService, Func<string, bool> HasRoute)
{
    const string Services = "/services/";

    /// <summary>As the council's folder has them, published or not.</summary>
    public static World OfFolder(Council council, SiteRoutes routes) => new(
        YamlReader.ReadFile(Path.Combine(council.Folder, "teams.yaml"), "teams.yaml", new()) is YamlMap teams ? [.. teams.Entries.Select(it => it.Key)] : [],
        id => File.Exists(Path.Combine(council.Folder, "services", id + ".yaml")), routes.Has);

    public bool Leads(string path) => path.StartsWith(Services, StringComparison.Ordinal) ? HasService(path[Services.Length..].Split('/')[0]) : path is "/" or Library.Contact || HasRoute(path);
}
