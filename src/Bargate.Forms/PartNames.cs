using System.Collections.Frozen;

namespace Bargate.Forms;

/// <summary>The page part of each question type: `long-text` is drawn by `Questions/_LongText`.</summary>
internal static class PartNames
{
    static readonly FrozenDictionary<string, string> Known = QuestionTypes.All.ToFrozenDictionary(it => it.Kind.Name, it => $"Questions/_{Pascal(it.Kind.Name)}");

    public static string Of(string type) => Known[type];

    static string Pascal(string name) => string.Concat(name.Split('-').Select(it => char.ToUpperInvariant(it[0]) + it[1..]));
}
