using System.Collections;

namespace Bargate.Kernel.Yaml;

/// <summary>The faults of one run: reading goes on after a fault, so that a person sees all of them at once.</summary>
public sealed class Faults : IReadOnlyCollection<Fault>
{
    // A hostile file could have a fault in each of its bytes; nobody reads more than this.
    const int Most = 500;
    readonly List<Fault> list = [];

    public int Count => list.Count;

    public void Add(Position at, string problem, string fix) => Add(new Fault(at.File, at.Line, at.Column, problem, fix));

    public void Add(Fault fault)
    {
        if (list.Count < Most && !list.Contains(fault)) list.Add(fault);
    }

    public void AddRange(IEnumerable<Fault> faults)
    {
        foreach (var fault in faults) Add(fault);
    }

    /// <summary>By file, and in a file from the top: whoever puts them right goes through it once.</summary>
    public IEnumerator<Fault> GetEnumerator() => list.OrderBy(it => it.File, StringComparer.Ordinal).ThenBy(it => it.Line).ThenBy(it => it.Column).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join('\n', list);
}
