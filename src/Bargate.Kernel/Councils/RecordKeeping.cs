using Bargate.Kernel.Yaml;

namespace Bargate.Kernel.Councils;

/// <summary>How long records of the registers are kept: `keep:` under `records:` in `council.yaml`.</summary>
/// <param name="Sources">By the source's id; one that is not named keeps its records as long as it was set up to.</param>
/// <param name="QuestionMonths">Answered questions about pairs, from their answer.</param>
/// <param name="RunMonths">What runs and imports did, from their end.</param>
public sealed record RecordKeeping(IReadOnlyDictionary<string, SourceKeeping> Sources, int QuestionMonths, int RunMonths)
{
    const int LongestMonths = 1200;

    public static RecordKeeping Standard { get; } = new(new Dictionary<string, SourceKeeping>(), 24, 84);

    internal static RecordKeeping Read(MapReader? read)
    {
        if (read is null) return Standard;
        var sources = new Dictionary<string, SourceKeeping>(StringComparer.Ordinal);
        foreach (var one in read.Children("sources"))
        {
            var keeping = new SourceKeeping(one.Int("months", 84, min: 1, max: LongestMonths), one.Required("because"), one.YesNo("erase"));
            var source = one.Required("source");
            if (!sources.TryAdd(source, keeping)) one.Faults.Add(one.ValueAt("source"), $"'{source}' stands here twice", "Keep one of them");
            one.Finish();
        }
        var found = new RecordKeeping(sources, read.Int("questions", Standard.QuestionMonths, min: 1, max: LongestMonths), read.Int("runs", Standard.RunMonths, min: 1, max: LongestMonths));
        read.Finish();
        return found;
    }
}

/// <param name="Months">From when the source last had the record.</param>
/// <param name="Because">The legal basis, in words that the person may read.</param>
/// <param name="Erase">Whether a person's request to erase takes these records away at once: only where no law makes the council keep them.</param>
public sealed record SourceKeeping(int Months, string Because, bool Erase);
