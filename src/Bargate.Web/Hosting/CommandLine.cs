using System.Text.RegularExpressions;
using Bargate.Kernel.Yaml;

namespace Bargate.Web.Hosting;

/// <summary>What somebody typed behind `bargate`, understood before anything is read or opened: a slip of the finger must not start a site.</summary>
static partial class CommandLine
{
    public const string Empty = "--empty";

    static readonly string[] Helps = ["help", "--help", "-h", "-?", "/?"];

    public static Command[] CommandsOf(BargateModule[] modules) =>
    [
        new("migrate", [new("migrate", "brings the database to the newest migration")], Commands.Migrate),
        new("publish", [new("publish", "checks the council's services and pages and publishes what changed")], PublishCommand.Run),
        .. modules.SelectMany(it => it.Commands),
        .. Backups.All,
        new("new-key", [new("new-key", "prints a new master key")], (_, _, _) => Commands.NewKey(), Writes: false, Alone: true),
    ];

    public static bool AsksForHelp(string[] args) => args.Any(it => it != Helps[0] && Helps.Contains(it)) || args.FirstOrDefault() == Helps[0];

    /// <summary>Of the command that is named with it, or of all.</summary>
    public static string Help(string[] args, BargateModule[] modules)
    {
        var all = CommandsOf(modules);
        if (all.FirstOrDefault(it => args.Contains(it.Name)) is { } command) return Lines(command.Usages);
        return $"""
            Usage: bargate [COMMAND] [--Setting=value ...]

            {Lines([new("", "serves the site"), new(Empty, "serves it without practice data, which only Development has"), .. all.SelectMany(it => it.Usages), new("help [COMMAND]", "says this")])}

            A setting stands in the environment (Smtp__Host=...) or behind the command (--Smtp:Host=...).
            docs/operations.md names every one.
            """;
    }

    /// <summary>What is wrong with the line, in one sentence; null when it can be run.</summary>
    public static string? Fault(string[] args, BargateModule[] modules)
    {
        var all = CommandsOf(modules);
        var (name, rest) = args is [var first, ..] && !first.StartsWith('-') ? (first, args[1..]) : (null, args);
        var command = all.FirstOrDefault(it => it.Name == name);
        if (name is not null && command is null) return $"There is no command '{name}'. {Near(name, all.Select(it => it.Name), "bargate help names them all.")}";
        var options = command is null ? [Empty] : command.Usages.SelectMany(it => Option().Matches(it.Line)).Select(it => it.Value).Distinct().ToArray();
        var (settings, others) = Settings(rest, spaced: command is null);
        if (settings.FirstOrDefault(it => !KnownSettings.Has(it)) is { } unknown) return $"There is no setting '{unknown}'. {NearSetting(unknown)}";
        if (others.FirstOrDefault(it => it.StartsWith('-') && !options.Contains(it)) is { } wrong) return $"There is no option '{wrong}'. {Near(wrong, options, "bargate help names them all.")}";
        var arguments = others.Where(it => !it.StartsWith('-')).ToArray();
        if (command is null) return arguments is [var stray, ..] ? $"'{stray}' is no command here: write the command first. bargate help names them all." : null;
        return command.Fits?.Invoke(arguments) ?? arguments.Length == 0 ? null : $"Write: bargate {string.Join(", or bargate ", command.Usages.Select(it => it.Line))}";
    }

    // `--Key=value` anywhere; `--Key value` too when the site is served, as ASP.NET Core reads it.
    static (List<string> Settings, List<string> Others) Settings(string[] args, bool spaced)
    {
        var (settings, others) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var isKey = args[i].StartsWith("--", StringComparison.Ordinal);
            if (isKey && args[i].IndexOf('=', StringComparison.Ordinal) is > 0 and var end) settings.Add(args[i][2..end]);
            else if (spaced && isKey && args[i] != Empty && i + 1 < args.Length && !args[i + 1].StartsWith('-')) settings.Add(args[i++][2..]);
            else others.Add(args[i]);
        }
        return (settings, others);
    }

    // `--ASPNETCORE_URLS=` would be read by nobody: the prefix belongs to the environment.
    static string NearSetting(string written) => KnownSettings.OfEnvironment(written) is { } meant ? $"Did you mean '{meant}'?" : Near(written, KnownSettings.Names, "docs/operations.md names every one.");

    static string Near(string written, IEnumerable<string> known, string otherwise) => Nearest.To(written, known) is { } near ? $"Did you mean '{near}'?" : otherwise;

    static string Lines(IReadOnlyList<Usage> usages)
    {
        var width = usages.Max(it => it.Line.Length);
        return string.Join('\n', usages.Select(it => $"  bargate {it.Line.PadRight(width)}   {it.Does}"));
    }

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();
}
