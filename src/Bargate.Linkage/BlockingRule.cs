namespace Bargate.Linkage;

/// <summary>What is done to a value before it is compared. Sound is a coarse key of this library, under which Mohammed and Muhamad meet; Soundex is the archives'.</summary>
public enum BlockingTransform { Whole, Prefix, Soundex, Year, Sound }

/// <summary>What a rule takes of a column.</summary>
/// <param name="Length">Of a prefix: its characters.</param>
/// <param name="Swapped">The column that the other record must hold this value in, where that is another one.</param>
public sealed record BlockingPart(string Column, BlockingTransform Transform = BlockingTransform.Whole, int Length = 0, string? Swapped = null)
{
    public override string ToString() => (Transform, Swapped) switch
    {
        (_, not null) => $"{Column}={Swapped}",
        (BlockingTransform.Prefix, _) => $"{Column}[0:{Length}]",
        (BlockingTransform.Soundex, _) => $"soundex({Column})",
        (BlockingTransform.Sound, _) => $"sound({Column})",
        (BlockingTransform.Year, _) => $"year({Column})",
        _ => Column,
    };

    internal static BlockingPart Parse(string text)
    {
        text = text.Trim();
        if (text.Length == 0) throw new FormatException("A blocking rule has an empty part. Write column names with + between them, such as 'surname + birth-date'.");
        if (Within(text, "soundex(") is { } coded) return new(coded, BlockingTransform.Soundex);
        if (Within(text, "sound(") is { } sounded) return new(sounded, BlockingTransform.Sound);
        if (Within(text, "year(") is { } dated) return new(dated, BlockingTransform.Year);
        if (text.IndexOf('=', StringComparison.Ordinal) is var equals and > 0) return new(text[..equals].Trim(), Swapped: text[(equals + 1)..].Trim());
        if (!text.EndsWith(']')) return new(text);
        var open = text.IndexOf("[0:", StringComparison.Ordinal);
        if (open <= 0 || !int.TryParse(text.AsSpan(open + 3, text.Length - open - 4), out var length) || length < 1)
            throw new FormatException($"'{text}' is not a part of a blocking rule. A prefix is written 'surname[0:3]'.");
        return new(text[..open].Trim(), BlockingTransform.Prefix, length);
    }

    static string? Within(string text, string opening) =>
        text.StartsWith(opening, StringComparison.Ordinal) && text.EndsWith(')') ? text[opening.Length..^1].Trim() : null;
}

/// <summary>Two records that agree on every part, and lack none, are compared. Written 'surname + birth-date', 'forename[0:2] + postcode[0:3]', 'sound(surname) + year(birth-date)', 'forename=surname + surname=forename'.</summary>
public sealed record BlockingRule(IReadOnlyList<BlockingPart> Parts)
{
    public static BlockingRule Parse(string text) => new([.. text.Split('+').Select(BlockingPart.Parse)]);
    public override string ToString() => string.Join(" + ", Parts);
    public bool Equals(BlockingRule? other) => other is not null && Parts.SequenceEqual(other.Parts);
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
    internal IEnumerable<string> Columns => Parts.SelectMany(it => it.Swapped is null ? [it.Column] : new[] { it.Column, it.Swapped }).Distinct();
}
