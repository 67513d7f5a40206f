using Bargate.Kernel.Yaml;
using Bargate.Services.Loading;

namespace Bargate.Services.Walks;

/// <summary>Nothing is published that nobody walked: the main way, an exit where there is one, and a change of mind.</summary>
internal static class WalkChecks
{
    public static void Run(ReadService read, IReadOnlyList<Walk> walks, WalkDay day, Faults faults)
    {
        var top = new Position(WalkReader.FileOf(read.Definition.Id), 1, 1);
        if (!walks.Any(it => it.Expect.Case is not null && it.Changes.Count == 0))
            faults.Add(top, "No walk goes the main way", "Add a walk that ends in a case: expect: { case: { stage: received } }");
        if (read.Definition.Exits.Count > 0 && !walks.Any(it => it.Expect.Exit is not null))
            faults.Add(top, "No walk ends at an exit", $"Add a walk with expect: {{ exit: {read.Definition.Exits[0].Id} }}");
        if (!walks.Any(it => it.Changes.Count > 0))
            faults.Add(top, "No walk changes its mind", "Add a walk with change: [ { question: ..., to: ... } ]");
        foreach (var walk in walks) Walker.Run(read, walk, day, faults);
    }
}
