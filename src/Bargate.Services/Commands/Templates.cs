namespace Bargate.Services.Commands;

/// <summary>What a new service begins with.</summary>
internal static class Templates
{
    /// <param name="taken">The letters that other services write in front of their references.</param>
    public static string Service(string name, string title, string team, IReadOnlySet<string> taken) => Filled("service.yaml", name, title, team, Prefix(name, taken));

    public static string Walks(string name, string team) => Filled("walks.yaml", name, "", team, "");

    static string Filled(string template, string name, string title, string team, string prefix)
    {
        using var stream = typeof(Templates).Assembly.GetManifestResourceStream($"Bargate.Services.Templates.{template}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("NAME", name, StringComparison.Ordinal).Replace("TEAM", team, StringComparison.Ordinal)
            .Replace("PREFIX", prefix, StringComparison.Ordinal).Replace("TITLE", Editing.Scalars.Write(title, false), StringComparison.Ordinal);
    }

    static string Prefix(string name, IReadOnlySet<string> taken)
    {
        var letters = name.Where(char.IsAsciiLetter).Select(char.ToUpperInvariant).Concat("ABCDEFGHIJKLMNOPQRSTUVWXYZ").ToList();
        return (from first in letters from second in letters.Skip(1) select $"{first}{second}").First(it => !taken.Contains(it));
    }
}
