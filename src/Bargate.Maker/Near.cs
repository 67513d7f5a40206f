using Bargate.Services.Contract;

namespace Bargate.Maker;

/// <summary>The lines that differ with two beside them; null stands for what is left out.</summary>
internal static class Near
{
    const int Beside = 2;

    public static IEnumerable<LineChange?> Of(IReadOnlyList<LineChange> lines)
    {
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
            if (!lines[i].IsSame)
                for (var j = Math.Max(0, i - Beside); j <= Math.Min(lines.Count - 1, i + Beside); j++) near[j] = true;
        for (var i = 0; i < lines.Count; i++)
            if (near[i]) yield return lines[i];
            else if (i > 0 && near[i - 1]) yield return null;
    }
}
