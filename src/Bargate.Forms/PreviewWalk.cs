using Bargate.Forms.Contract;

namespace Bargate.Forms;

/// <summary>The answers of a preview, in the page itself; what was answered first, and what was changed afterwards.</summary>
internal sealed class PreviewWalk
{
    public DraftAnswers Answers { get; init; } = new();

    /// <summary>As it was answered first: the answers of a walk.</summary>
    public Dictionary<string, Fields> First { get; init; } = new(StringComparer.Ordinal);

    public List<PreviewChange> Changes { get; init; } = [];

    /// <summary>Everything was answered once: what is answered now is a change of mind.</summary>
    public bool Changing { get; set; }

    public void Accept(string question, Fields answer)
    {
        Answers.Unfinished.Remove(question);
        if (Changing && Answers.Accepted.ContainsKey(question)) Changes.Add(new(question, answer));
        else First[question] = answer;
        Answers.Accepted[question] = answer;
    }
}

internal sealed record PreviewChange(string Question, Fields To);
