using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;

namespace Bargate.Kernel.Retention;

/// <summary>The council's decision, in `council.yaml`, that records of a class are disposed of when they are due, without an officer approving each list.</summary>
/// <param name="Decision">Who decided and when: it stays on every tombstone.</param>
public sealed record StandingApproval(string Class, string Decision, Position At)
{
    public const int LongestDecision = 200;

    internal static IReadOnlyList<StandingApproval> Read(MapReader read)
    {
        var found = new List<StandingApproval>();
        foreach (var item in read.Children("standing-approvals"))
        {
            var approval = new StandingApproval(item.Required("class"), item.Required("decision"), item.ValueAt("class"));
            item.Finish();
            if (approval.Decision.Length > LongestDecision) read.Faults.Add(item.ValueAt("decision"), $"'decision' is longer than {LongestDecision} characters", "Say who decided and when");
            else if (found.Exists(it => it.Class == approval.Class)) read.Faults.Add(approval.At, $"'{approval.Class}' has a standing approval already", "Keep one of them");
            else if (approval.Class.Length > 0 && approval.Decision.Length > 0) found.Add(approval);
        }
        return found;
    }

    /// <summary>Which record classes there are, only the modules know: checked once they are put together.</summary>
    public static void Check(Council council, IEnumerable<IRetained> classes, Faults faults)
    {
        var known = classes.Select(it => it.Key).ToList();
        foreach (var approval in council.StandingApprovals.Where(it => !known.Contains(it.Class)))
            faults.Add(approval.At, $"There is no record class '{approval.Class}'", Nearest.Suggest(approval.Class, known));
    }
}
