using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Loading;

/// <summary>A file that all services share, as it stands in the folder; <see cref="Text"/> is null, and it is not published, when it has a fault.</summary>
internal sealed record SharedFile(string Path, string? Text)
{
    public const string Teams = "teams.yaml", Replies = "replies/";

    /// <summary>Reads one of the folder. The reader adds its faults to those of this file only, so that one broken file holds back no other.</summary>
    public static (SharedFile File, T? Read) From<T>(string folder, string path, Func<YamlNode?, Faults, T?> reader, Faults all) where T : class
    {
        var faults = new Faults();
        var text = YamlReader.TextOf(System.IO.Path.Combine(folder, path), path, faults);
        var read = text is null ? null : reader(YamlReader.Read(path, text, faults), faults);
        all.AddRange(faults);
        return (new(path, faults.Count == 0 ? text : null), read);
    }

    /// <summary>The teams and replies of published files. They were checked when they were published; a service that has gone since is no reason to lose one.</summary>
    public static (IReadOnlyList<Team>? Teams, IReadOnlyList<SavedReply> Replies) Read(IEnumerable<(string Path, string Text)> published, Surroundings around)
    {
        var (teams, replies) = ((IReadOnlyList<Team>?)null, new List<SavedReply>());
        foreach (var (path, text) in published.OrderBy(it => it.Path, StringComparer.Ordinal))
        {
            var node = YamlReader.Read(path, text, new Faults());
            if (path == Teams) teams = TeamsReader.Read(node, [], new Faults());
            else if (RepliesReader.Read(System.IO.Path.GetFileNameWithoutExtension(path), node, [], around, new Faults()) is { } reply) replies.Add(reply);
        }
        return (teams, replies);
    }
}
