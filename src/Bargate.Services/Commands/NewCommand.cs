using Bargate.Services.Loading;

namespace Bargate.Services.Commands;

/// <summary>`bargate services new NAME [DIR]`: a service that can be walked, with comments that say what to change.</summary>
internal static class NewCommand
{
    public static int Run(string folder, string name)
    {
        if (!Ids.IsGood(name))
        {
            Console.Error.WriteLine($"'{name}' cannot be the address of a service. Use a to z, 0 to 9 and hyphens, such as report-a-tree");
            return 2;
        }
        var services = Path.Combine(folder, "services");
        if (!Directory.Exists(services))
        {
            Console.Error.WriteLine($"There is no folder {services}. Name a council's folder, such as councils/southampton");
            return 2;
        }
        var words = name.Replace('-', ' ');
        (string File, string Text)[] files =
        [
            (Path.Combine(services, $"{name}.yaml"), Templates.Service(name, char.ToUpperInvariant(words[0]) + words[1..], Team(services), Taken(services))),
            (Path.Combine(services, $"{name}.walks.yaml"), Templates.Walks(name, Team(services))),
        ];
        if (files.FirstOrDefault(it => File.Exists(it.File)).File is { } there)
        {
            Console.Error.WriteLine($"{there} is there already, and is left as it is");
            return 1;
        }
        foreach (var (file, text) in files) File.WriteAllText(file, text);
        foreach (var (file, _) in files) Console.WriteLine($"Wrote {file}");
        Console.WriteLine($"Next: change it, then `bargate services check {folder}`");
        return 0;
    }

    // The first team of the council: the designer names another where it is wrong.
    static string Team(string services)
    {
        var file = Path.Combine(services, "..", "teams.yaml");
        return (File.Exists(file) ? File.ReadLines(file) : []).FirstOrDefault(it => it.EndsWith(':') && it.Length > 1 && char.IsAsciiLetter(it[0]))?[..^1] ?? "team";
    }

    // The letters that the services of the folder write in front of their references.
    static HashSet<string> Taken(string services) =>
        Directory.GetFiles(services, "*.yaml").SelectMany(File.ReadLines).Where(it => it.TrimStart().StartsWith("reference:", StringComparison.Ordinal)).Select(it => it.Split(':')[1].Trim()).ToHashSet();
}
