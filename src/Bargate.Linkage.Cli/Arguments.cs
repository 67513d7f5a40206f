using System.Globalization;

namespace Bargate.Linkage.Cli;

/// <summary>A command, its files and its options.</summary>
internal sealed class Arguments
{
    static readonly string[] Commands = ["profile", "train", "dedupe", "link", "explain", "evaluate"];
    static readonly string[] Learning = Commands[1..], Using = Commands[2..];
    static readonly string[] Flags = ["help", "one-to-one", "plain"];
    static readonly string[] Outputs = ["out", "pairs", "splink", "prepared"], Inputs = ["model", "from-splink", "labels"];

    /// <summary>Which commands heed which option: one that would do nothing is refused.</summary>
    static readonly Dictionary<string, string[]> Heeded = new()
    {
        ["help"] = Commands, ["out"] = Commands, ["truth"] = Commands, ["id"] = Commands, ["column"] = Commands, ["leave-out"] = Commands,
        ["format"] = ["profile", .. Using], ["model"] = Using, ["from-splink"] = Learning, ["seed"] = Learning, ["plain"] = Learning,
        ["threshold"] = ["dedupe", "link", "evaluate"], ["pairs"] = ["dedupe"], ["one-to-one"] = ["link"],
        ["labels"] = ["evaluate"], ["cost"] = ["evaluate"], ["splink"] = ["train"], ["prepared"] = ["train"],
    };

    readonly Dictionary<string, List<string>> _options = [];

    public required string Command { get; init; }
    public List<string> Files { get; } = [];

    public static Arguments Parse(string[] args)
    {
        if (!Commands.Contains(args[0])) throw new Misused($"there is no command '{args[0]}'. The commands are {string.Join(", ", Commands)}.");
        var given = new Arguments { Command = args[0] };
        for (var i = 1; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                given.Files.Add(args[i]);
                continue;
            }
            var (name, value) = args[i][2..].Split('=', 2) is [var before, var after] ? (before, after) : (args[i][2..], null);
            if (!Heeded.TryGetValue(name, out var commands)) throw new Misused($"there is no option --{name}.");
            if (!commands.Contains(given.Command)) throw new Misused($"'{given.Command}' has no option --{name}; {string.Join(" and ", commands)} {(commands.Length == 1 ? "has" : "have")} it.");
            if (Flags.Contains(name)) given.Add(name, "");
            else if (value is null && i + 1 == args.Length) throw new Misused($"--{name} needs a value.");
            else given.Add(name, value ?? args[++i]);
        }
        given.CheckOutputs();
        return given;
    }

    /// <summary>Before the work, not after it: a result must have a place to go to, and none is written over what is read.</summary>
    void CheckOutputs()
    {
        var read = Files.Concat(Inputs.SelectMany(All)).Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var option in Outputs)
        {
            if (Text(option) is not { } path) continue;
            if (path.Length == 0) throw new Misused($"--{option} needs the name of a file.");
            if (!read.Add(Path.GetFullPath(path))) throw new Misused($"--{option} {path} would be written over a file that this command reads or writes. Give another name.");
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)) throw new Misused($"--{option} {path}: there is no folder {folder}.");
            if (Directory.Exists(path)) throw new Misused($"--{option} {path} is a folder. Give the name of a file.");
        }
    }

    public bool Asks(string flag) => _options.ContainsKey(flag);

    public string? Text(string option) => _options.GetValueOrDefault(option)?[^1];

    public IReadOnlyList<string> All(string option) => _options.GetValueOrDefault(option) ?? [];

    public double Number(string option, double otherwise, double least, double most)
    {
        if (Text(option) is not { } text) return otherwise;
        return double.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw new Misused($"--{option} is a number from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)}, not '{text}'.");
    }

    public ulong? Seed => Text("seed") is not { } text ? null : ulong.TryParse(text, CultureInfo.InvariantCulture, out var seed) ? seed : throw new Misused($"--seed is a whole number, not '{text}'.");

    public string OneOf(string option, params string[] values) =>
        Text(option) is not { } text ? values[0] : values.Contains(text) ? text : throw new Misused($"--{option} is {string.Join(" or ", values)}, not '{text}'.");

    public void Expect(int least, int most, string what)
    {
        if (Files.Count < least || Files.Count > most) throw new Misused($"'{Command}' takes {what}; {Files.Count} {(Files.Count == 1 ? "was" : "were")} given.");
    }

    void Add(string name, string value)
    {
        if (!_options.TryGetValue(name, out var values)) _options[name] = values = [];
        values.Add(value);
    }
}
