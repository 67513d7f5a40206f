using System.Text;

namespace Bargate.ServiceApi;

/// <summary>
/// The examples of the page /api, one file each in Examples/, in order. The tests send each of them to a site with the practice council and
/// compare what comes back, so what the page shows is what happens. `…` stands for more of the same.
/// </summary>
internal sealed record ApiExample(string Name, string Title, string Text, string Method, string Path, IReadOnlyList<(string Name, string Value)> Headers, string Body, int Status, string Answer)
{
    /// <summary>The body names a file to send.</summary>
    public bool IsUpload => Body.StartsWith("file=@", StringComparison.Ordinal);

    public static IReadOnlyList<ApiExample> All { get; } =
        [.. typeof(ApiExample).Assembly.GetManifestResourceNames().Where(it => it.StartsWith("Examples/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The same for a shell. The key and what earlier answers gave are variables.</summary>
    public string Curl(Uri site)
    {
        var line = new StringBuilder("curl");
        if (IsUpload) line.Append(" -F ").Append(Body);
        foreach (var (name, value) in Headers) line.Append(" \\\n  -H \"").Append(name).Append(": ").Append(value).Append('"');
        line.Append(" \\\n  \"").Append(new Uri(site, Path)).Append('"');
        if (Body.Length > 0 && !IsUpload) line.Append(" \\\n  -d ").Append(Body.Contains('$', StringComparison.Ordinal) ? $"\"{Body.Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : $"'{Body.Replace("'", "'\\''", StringComparison.Ordinal)}'");
        return line.ToString();
    }

    static ApiExample Read(string resource)
    {
        using var stream = new StreamReader(typeof(ApiExample).Assembly.GetManifestResourceStream(resource)!);
        var parts = stream.ReadToEnd().ReplaceLineEndings("\n").Split("\n---\n");
        var (about, request, answer) = (parts[0].Split('\n', 2), parts[1].Split("\n\n", 2), parts[2].Split('\n', 2));
        var lines = request[0].Split('\n');
        var first = lines[0].Split(' ', 2);
        return new(resource["Examples/".Length..], about[0], about.Length > 1 ? about[1].Trim() : "", first[0], first[1], [.. lines.Skip(1).Select(it => (it[..it.IndexOf(':')], it[(it.IndexOf(':') + 1)..].Trim()))],
            request.Length > 1 ? request[1].Trim() : "", int.Parse(answer[0], System.Globalization.CultureInfo.InvariantCulture), answer[1].Trim());
    }
}
