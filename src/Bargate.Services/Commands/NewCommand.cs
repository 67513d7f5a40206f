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
        (string File, string Template)[] files = [(Path.Combine(services, $"{name}.yaml"), "service.yaml"), (Path.Combine(services, $"{name}.walks.yaml"), "walks.yaml")];
        if (files.FirstOrDefault(it => File.Exists(it.File)).File is { } there)
        {
            Console.Error.WriteLine($"{there} is there already, and is left as it is");
            return 1;
        }
        foreach (var (file, template) in files) File.WriteAllText(file, Filled(template, name, services));
        foreach (var (file, _) in files) Console.WriteLine($"Wrote {file}");
        Console.WriteLine($"Next: change it, then `bargate services check {folder}`");
        return 0;
    }

    static string Filled(string template, string name, string services)
    {
        using var stream = typeof(NewCommand).Assembly.GetManifestResourceStream($"Bargate.Services.Templates.{template}")!;
        using var reader = new StreamReader(stream);
        var words = name.Replace('-', ' ');
        return reader.ReadToEnd().Replace("NAME", name, StringComparison.Ordinal).Replace("TITLE", char.ToUpperInvariant(words[0]) + words[1..], StringComparison.Ordinal)
            .Replace("TEAM", Team(services), StringComparison.Ordinal).Replace("PREFIX", Prefix(name, services), StringComparison.Ordinal);
    }

    // The first team of the council: the designer names another where it is wrong.
    static string Team(string services)
    {
        var file = Path.Combine(services, "..", "teams.yaml");
        return (File.Exists(file) ? File.ReadLines(file) : []).FirstOrDefault(it => it.EndsWith(':') && it.Length > 1 && char.IsAsciiLetter(it[0]))?[..^1] ?? "team";
    }

    // Two letters that no other service of the folder writes in front of its references.
    static string Prefix(string name, string services)
    {
        var taken = Directory.GetFiles(services, "*.yaml").SelectMany(File.ReadLines).Where(it => it.TrimStart().StartsWith("reference:", StringComparison.Ordinal))
            .Select(it => it.Split(':')[1].Trim()).ToHashSet();
        var letters = name.Where(char.IsAsciiLetter).Select(char.ToUpperInvariant).Concat("ABCDEFGHIJKLMNOPQRSTUVWXYZ").ToList();
        return (from first in letters from second in letters.Skip(1) select $"{first}{second}").First(it => !taken.Contains(it));
    }
}
