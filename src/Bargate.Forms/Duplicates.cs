using Bargate.Services.Contract;

namespace Bargate.Forms;

/// <summary>What must be the same for two reports to be about one thing.</summary>
internal static class Duplicates
{
    public static string Key(DuplicateRule rule, DraftAnswers answers)
    {
        var key = string.Join('|', rule.Same.Select(it => answers.Accepted.GetValueOrDefault(it)?.Text() ?? ""));
        return key.Length > 200 ? key[..200] : key;
    }
}
