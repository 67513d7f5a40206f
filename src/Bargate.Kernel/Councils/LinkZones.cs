using System.Globalization;
using Bargate.Kernel.Yaml;

namespace Bargate.Kernel.Councils;

/// <summary>What a register does with a pair, by the probability that it is one: link, ask an officer, or leave it.</summary>
/// <param name="Automatic">Whether pairs are linked without an officer. Off unless the council says so.</param>
/// <param name="Link">From here a pair is definite, when only one candidate is.</param>
/// <param name="Review">From here officers are asked.</param>
/// <param name="Sample">How many links of each run officers check.</param>
public sealed record LinkZones(bool Automatic, double Link, double Review, int Sample)
{
    public static LinkZones Standard { get; } = new(false, 0.999, 0.5, 60);

    static readonly string[] Registers = ["customers", "properties", "staff", "debts"];

    internal static IReadOnlyDictionary<string, LinkZones> Read(MapReader? read)
    {
        var found = new Dictionary<string, LinkZones>(StringComparer.Ordinal);
        if (read is null) return found;
        foreach (var register in Registers)
        {
            if (read.Child(register) is not { } one) continue;
            var zones = new LinkZones(one.YesNo("automatic"), Share(one, "link", Standard.Link), Share(one, "review", Standard.Review), one.Int("sample", Standard.Sample, min: 0, max: 10_000));
            if (zones.Review > zones.Link) one.Faults.Add(one.ValueAt("review"), "'review' is above 'link'", "Write a lower one: officers are asked from 'review' up to 'link'");
            else found[register] = zones;
            one.Finish();
        }
        read.Finish();
        return found;
    }

    static double Share(MapReader read, string key, double otherwise)
    {
        if (read.Scalar(key) is not { } written) return otherwise;
        if (double.TryParse(written.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1) return share;
        read.Faults.Add(written.At, $"'{key}' must be a probability between 0 and 1", "Write 0.999");
        return otherwise;
    }
}
