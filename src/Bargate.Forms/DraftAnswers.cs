using System.Text.Json.Serialization;
using Bargate.Forms.Contract;

namespace Bargate.Forms;

/// <summary>What a draft holds, as typed: fields by question. Answers of hidden questions stay here and are not counted.</summary>
internal sealed class DraftAnswers
{
    public Dictionary<string, Fields> Accepted { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Typed or looked up, but not an answer yet.</summary>
    public Dictionary<string, Fields> Unfinished { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The items of repeatable groups: fields by question, in the order in which they were added. They count once the group itself is accepted: nothing more is to be added.</summary>
    public Dictionary<string, List<Dictionary<string, Fields>>> Items { get; init; } = new(StringComparer.Ordinal);

    public IReadOnlyList<IReadOnlyDictionary<string, Fields>> ItemsOf(string group) => Items.GetValueOrDefault(group) ?? [];

    /// <summary>Questions whose page of possible duplicates was passed with 'mine is different'.</summary>
    public HashSet<string> NotDuplicates { get; init; } = [];

    /// <summary>When the form came to the page where it is now, in seconds since 1970: how long the page took is counted once it is answered. Sealed and gone with the draft.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Since { get; set; }

    [JsonIgnore]
    public bool IsEmpty => Accepted.Count == 0 && Items.Count == 0 && Unfinished.Count == 0;

    public Fields Typed(string question) => Unfinished.GetValueOrDefault(question) ?? Accepted.GetValueOrDefault(question) ?? [];
}
