using Bargate.Kernel.Yaml;
using Bargate.Services.Checks;
using Bargate.Services.Contract;
using Bargate.Services.Storage;
using Bargate.Services.Walks;

namespace Bargate.Services.Loading;

/// <summary>A service file of the folder; <see cref="Read"/> is null, and the file is not published, when it or the list of teams has a fault.</summary>
internal sealed record ServiceFile(string Id, ServiceSource? Source, ReadService? Read, IReadOnlyList<Walk> Walks);

/// <summary>The part of a council's folder that this module reads.</summary>
internal sealed record CouncilFolder(IReadOnlyList<ServiceFile> Services, IReadOnlyList<Team> Teams, IReadOnlyList<SavedReply> Replies, IReadOnlyList<SharedFile> Shared)
{
    /// <param name="published">The teams that are published: services are checked against them while teams.yaml has a fault.</param>
    /// <param name="current">The services that are published: a teams.yaml without a team that one of them keeps naming has a fault.</param>
    /// <param name="walked">The day on which the services' walks are walked; null does not walk them.</param>
    /// <param name="browser">What was published in the browser and goes before the folder's files (decision 0062).</param>
    public static CouncilFolder Read(
        string folder, IEnumerable<QuestionKind> kinds, IReadOnlyList<string> languages, Faults faults, IReadOnlyList<Team>? published = null, IReadOnlyList<ServiceVersion>? current = null, WalkDay? walked = null, IReadOnlyList<BrowserText>? browser = null)
    {
        var (types, found) = (kinds.ToList(), new Faults());
        var read = Read(folder, types, languages, found, published, keepTeams: false, walked, browser ?? []);
        if (published is { Count: > 0 } && Dropped(read, current ?? []).ToList() is { Count: > 0 } dropped)
        {
            foreach (var (service, team) in dropped)
                faults.Add(new Position(SharedFile.Teams, 1, 1), $"The team '{team}' is not in teams.yaml any more, and the published service '{service}' names it", "Keep the team until that service is published without it");
            found = new Faults();
            read = Read(folder, types, languages, found, published, keepTeams: true, walked, browser ?? []);
        }
        faults.AddRange(found);
        return read;
    }

    // An edition that stays published, since its file has a fault or the folder has no services, goes on naming its teams.
    static IEnumerable<(string Service, string Team)> Dropped(CouncilFolder read, IReadOnlyList<ServiceVersion> current) =>
        from version in current
        where read.Shared.Any(it => it.Path == SharedFile.Teams && it.Text is not null)
        where read.Services.Count == 0 || read.Services.Any(it => it.Id == version.Service && it.Read is null)
        from team in version.Definition.Teams
        where read.Teams.All(it => it.Id != team)
        select (version.Service, team);

    static CouncilFolder Read(string folder, List<QuestionKind> kinds, IReadOnlyList<string> languages, Faults faults, IReadOnlyList<Team>? published, bool keepTeams, WalkDay? walked, IReadOnlyList<BrowserText> browser)
    {
        var files = Names(folder, "services").Where(name => !name.EndsWith(".walks", StringComparison.Ordinal)).Union(browser.Select(it => it.Service)).Order(StringComparer.Ordinal).ToList();
        var (file, read) = SharedFile.From(folder, SharedFile.Teams, (node, found) => TeamsReader.Read(node, files, found), faults);
        if (keepTeams) file = file with { Text = null };
        var teams = file.Text is null && published is { Count: > 0 } ? published : read ?? [];
        var around = Surroundings.Of(kinds, teams, languages) with { Places = Names(folder, "places", "*.csv"), KnowsTeams = teams.Count > 0 || file.Text is not null };
        var replies = Names(folder, "replies").Select(id => SharedFile.From(folder, $"{SharedFile.Replies}{id}.yaml", (node, found) => RepliesReader.Read(id, node, files, around, found), faults)).ToList();
        if (!Directory.Exists(Path.Combine(folder, "services")))
            faults.Add(new Position("services", 1, 1), "There is no folder `services`", "Name the council's folder, such as councils/southampton");
        var services = files.Select(id => Service(folder, id, around, walked, browser.FirstOrDefault(it => it.Service == id), faults)).ToList();
        Prefixes(services, faults);
        foreach (var list in services.SelectMany(it => it.Read?.Definition.Questions ?? []).Select(it => it.SettingText("assets")).OfType<string>().Distinct())
            AssetFile.Read(folder, list, faults);
        return new CouncilFolder(services, teams, [.. replies.Select(it => it.Read).OfType<SavedReply>()], [file, .. replies.Select(it => it.File)]);
    }

    static ServiceFile Service(string folder, string id, Surroundings around, WalkDay? walked, BrowserText? browser, Faults all)
    {
        if (browser is not null && FolderText.Read(folder, id).Hash != browser.FolderHash)
        {
            all.Add(new Position($"services/{id}.yaml", 1, 1), "This file changed after an edition was published in the browser in place of it", $"Compare the two at /staff/services/show/{id}, and say which holds");
            return new ServiceFile(id, null, null, []);
        }
        var faults = new Faults();
        var source = browser is null ? SourceOf(folder, id, faults) : SourceOf(folder, id, browser.Text.TrimStart('\uFEFF'), faults);
        var read = source is null ? null : ServiceReader.Read(source, around, faults);
        if (read is not null) ServiceChecks.Run(read, faults);
        var walks = walked is null ? [] : browser is null ? Walks(folder, id, faults) : WalkReader.Read(id, browser.Walks.TrimStart('\uFEFF'), faults);
        // A walk through a service that has a fault would only say the same again.
        if (walked is not null && read is not null && faults.Count == 0) WalkChecks.Run(read, walks, walked, faults);
        all.AddRange(faults);
        return new ServiceFile(id, source, faults.Count == 0 && around.KnowsTeams ? read : null, walks);
    }

    static IReadOnlyList<Walk> Walks(string folder, string id, Faults faults)
    {
        var file = WalkReader.FileOf(id);
        if (!File.Exists(Path.Combine(folder, file)))
        {
            faults.Add(new Position(file, 1, 1), $"The service '{id}' has no walks", "Write this file: the main way, an exit if it has one, and a change of mind. `bargate services new` shows how");
            return [];
        }
        return YamlReader.TextOf(Path.Combine(folder, file), file, faults) is { } text ? WalkReader.Read(id, text, faults) : [];
    }

    static ServiceSource? SourceOf(string folder, string id, Faults faults)
    {
        var file = $"services/{id}.yaml";
        return YamlReader.TextOf(Path.Combine(folder, file), file, faults) is { } text ? SourceOf(folder, id, text, faults) : null;
    }

    static ServiceSource SourceOf(string folder, string id, string text, Faults faults)
    {
        var file = $"services/{id}.yaml";
        var blocks = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Used(YamlReader.Read(file, text, new Faults())))
        {
            var path = Path.Combine(folder, "blocks", $"{name}.yaml");
            if (File.Exists(path) && YamlReader.TextOf(path, $"blocks/{name}.yaml", faults) is { } block) blocks[name] = block;
        }
        return new ServiceSource(id, text, blocks);
    }

    static IEnumerable<string> Used(YamlNode? node) =>
        from list in new[] { "questions", "officers-only" }
        from item in ((node as YamlMap)?[list] as YamlList)?.Items ?? []
        let name = ((item as YamlMap)?["use"] as YamlScalar)?.Text
        // The name becomes a path: nothing but letters, digits, hyphens and the version.
        where name is not null && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '@')
        select name;

    static void Prefixes(List<ServiceFile> services, Faults faults)
    {
        foreach (var same in services.Where(s => s.Read is not null).GroupBy(s => s.Read!.Definition.Case.ReferencePrefix).Where(g => g.Count() > 1))
            foreach (var later in same.Skip(1))
                faults.Add(later.Read!.Places.Case, $"The services '{same.First().Id}' and '{later.Id}' both write references with {same.Key}", "Give one of them other letters");
    }

    static List<string> Names(string folder, string kind, string pattern = "*.yaml")
    {
        var path = Path.Combine(folder, kind);
        if (!Directory.Exists(path)) return [];
        return [.. Directory.GetFiles(path, pattern).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
    }
}
