using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;

namespace Bargate.Kernel.Searching;

/// <summary>What a council says about its search in `search.yaml`: synonyms, best bets, and where a postcode or a reference leads.</summary>
public sealed class SearchSettings
{
    const string File = "search.yaml";

    /// <summary>Shapes of queries that lead to a place of their own.</summary>
    public static readonly IReadOnlyList<string> Shapes = ["postcode", "case", "penalty-charge", Near];

    /// <summary>A postcode among other words: the address gets the words as `q` and the postcode as `postcode`.</summary>
    internal const string Near = "near";

    internal IReadOnlyList<SynonymRule> Synonyms { get; private init; } = [];

    internal IReadOnlyList<BestBet> BestBets { get; private init; } = [];

    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Direct { get; private init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Other words for what is at an address.</summary>
    internal IReadOnlyDictionary<string, string> Words { get; private init; } = new Dictionary<string, string>();

    /// <summary>How long it is remembered what was searched for.</summary>
    public int KeepDays { get; private init; } = 365;

    public static SearchSettings Load(Council council, Faults faults)
    {
        if (!System.IO.File.Exists(Path.Combine(council.Folder, File))) return new();
        var read = CouncilReader.Root(council.Folder, File, faults);
        var settings = new SearchSettings
        {
            KeepDays = read.Int("keep-days", 365, min: 1, max: 1100),
            Synonyms = [.. read.Scalars("synonyms").Select(it => Rule(it, faults)).OfType<SynonymRule>()],
            BestBets = [.. read.Children("best-bets").Select(Bet).OfType<BestBet>()],
            Direct = DirectOf(read.Child("direct")),
            Words = WordsOf(read.Child("words")),
        };
        read.Finish();
        return settings;
    }

    static SynonymRule? Rule(YamlScalar written, Faults faults)
    {
        var rule = SynonymRule.Parse(written.Text, out var fault);
        if (fault is null) return rule;
        var (problem, fix) = fault switch
        {
            "arrows" => ("This synonym has more than one =>", "Write it in two lines"),
            "one" => ("This synonym has nothing to stand for", "Write at least two phrases with a comma between them, or a phrase on each side of =>"),
            "many" => ($"This synonym has more than {SynonymRule.MostPhrases} phrases", "Write it in several lines"),
            _ => ($"A phrase of this synonym has no word, or more than {SynonymRule.MostWords}", "Write phrases of one to six words, with commas between them"),
        };
        faults.Add(written.At, problem, fix);
        return null;
    }

    static BestBet? Bet(MapReader read)
    {
        var (phrases, show) = (read.Strings("for"), read.Required("show"));
        if (!read.Has("for")) read.RequiredNode("for");
        if (show.Length > 0 && !IsPath(show)) read.Faults.Add(read.ValueAt("show"), $"'{show}' is not an address of this site", "Begin it with a /, such as /bins");
        read.Finish();
        return phrases.Count > 0 && IsPath(show) ? new(phrases, show) : null;
    }

    static Dictionary<string, IReadOnlyList<string>> DirectOf(MapReader? read)
    {
        var direct = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var shape in read is null ? [] : Shapes)
        {
            foreach (var wrong in read!.Scalars(shape).Where(it => !IsPath(it.Text))) read.Faults.Add(wrong.At, $"'{wrong.Text}' is not an address of this site", "Begin it with a /, such as /track");
            direct[shape] = [.. read.Strings(shape).Where(IsPath)];
        }
        read?.Finish();
        return direct;
    }

    static Dictionary<string, string> WordsOf(MapReader? read)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in read is null ? [] : read.Map.Entries)
        {
            if (!IsPath(entry.Key)) read!.Faults.Add(entry.At, $"'{entry.Key}' is not an address of this site", "Begin it with a /, such as /bins/missed-bin");
            words[entry.Key] = string.Join(' ', read!.Strings(entry.Key));
        }
        read?.Finish();
        return words;
    }

    internal static bool IsPath(string text) => text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal) && text.Length <= 500 && !text.Any(it => char.IsWhiteSpace(it) || char.IsControl(it) || it is '\\');
}

/// <summary>What editors show first when somebody asks just this.</summary>
sealed record BestBet(IReadOnlyList<string> Phrases, string Show);
