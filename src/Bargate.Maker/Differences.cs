using Bargate.Services.Contract;

namespace Bargate.Maker;

/// <summary>What a change would make wrong.</summary>
internal static class Differences
{
    /// <summary>The problems of a text that the edition in work does not have yet, those of its walks too.</summary>
    public static IReadOnlyList<PartFault> Added(ServiceCheck check, Opened opened, ServiceText after)
    {
        var walks = opened.Walks.TrimStart('\uFEFF');
        var before = check.Check(opened.Text, walks.Length == 0 ? null : walks).Faults.Select(it => it.Fault.Problem).ToHashSet();
        return [.. check.Check(after, walks.Length == 0 ? null : walks).Faults.Where(it => !before.Contains(it.Fault.Problem))];
    }
}
