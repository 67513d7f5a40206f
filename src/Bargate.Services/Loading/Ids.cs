using System.Text.RegularExpressions;
using Bargate.Kernel.Yaml;

namespace Bargate.Services.Loading;

/// <summary>Ids of services, questions, stages, options: short words in lower case with hyphens.</summary>
internal static partial class Ids
{
    public static bool IsGood(string id) => id.Length <= 60 && Pattern().IsMatch(id);

    public static string Required(MapReader map, string key)
    {
        var id = map.Required(key);
        if (id.Length > 0) Check(id, map.ValueAt(key), map.Faults);
        return id;
    }

    public static void Check(string id, Position at, Faults faults)
    {
        if (!IsGood(id)) faults.Add(at, $"'{Shown(id)}' is not an id", "Use a to z, 0 to 9 and hyphens, starting with a letter, at most 60 characters");
        else if (Expressions.Parser.IsReserved(id)) faults.Add(at, $"'{id}' is a word of conditions and cannot be an id", "Choose another word");
    }

    static string Shown(string id) => id.Length > 60 ? id[..60] + "…" : id;

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
