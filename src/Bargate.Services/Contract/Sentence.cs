namespace Bargate.Services.Contract;

/// <summary>A sentence in parts, so that a page can set the emphasised ones apart.</summary>
public sealed record Sentence(IReadOnlyList<SentencePart> Parts)
{
    public override string ToString() => string.Concat(Parts.Select(it => it.Text));

    /// <summary>With stars around what is emphasised.</summary>
    public string Marked() => string.Concat(Parts.Select(it => it.IsStrong ? $"*{it.Text}*" : it.Text));
}

public sealed record SentencePart(string Text, bool IsStrong = false);

public enum RuleKind
{
    Ask,
    Value,
    Exit,
    Limit,
    Fee,
    Auto,
    Assign,
    Stage,
    Keep,
}

/// <summary>A rule of a service in plain words.</summary>
/// <param name="Path">The part that it belongs to; the block for a question of one.</param>
public sealed record RuleSentence(string Path, RuleKind Kind, Sentence Sentence);
