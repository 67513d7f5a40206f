using Bargate.Forms.Contract;

namespace Bargate.Forms;

/// <summary>What a draft holds, as typed: fields by question. Answers of hidden questions stay here and are not counted.</summary>
internal sealed class DraftAnswers
{
    public Dictionary<string, Fields> Accepted { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Typed or looked up, but not an answer yet.</summary>
    public Dictionary<string, Fields> Unfinished { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Questions whose page of possible duplicates was passed with 'mine is different'.</summary>
    public HashSet<string> NotDuplicates { get; init; } = [];

    public Fields Typed(string question) => Unfinished.GetValueOrDefault(question) ?? Accepted.GetValueOrDefault(question) ?? [];
}
