using Microsoft.AspNetCore.Mvc.Rendering;

namespace Bargate.Ui;

/// <summary>The id of the input that holds a field, which an error's link leads to.</summary>
public static class FieldId
{
    // The day box carries the date's own id, so an error about the whole date leads to its first box.
    public static string Of(string name)
    {
        var id = TagBuilder.CreateSanitizedId(name.EndsWith(".Day", StringComparison.Ordinal) ? name[..^4] : name, "-");
        return id.Length == 0 ? "main-content" : id;
    }
}

/// <summary>What is wrong with one field, in words that say how to put it right. An empty name is about the whole page.</summary>
public sealed record FieldError(string Field, string Text)
{
    public FieldError(string field, Said said) : this(field, said.Text) => Rule = said.Rule;

    /// <summary>Which rule was broken, as the key of its words; null where nobody said. It never holds what was typed.</summary>
    public string? Rule { get; init; }
}

/// <summary>A sentence to a person, with the key of the words that it was made of.</summary>
public readonly record struct Said(string Rule, string Text)
{
    public static implicit operator string(Said said) => said.Text;

    public override string ToString() => Text;
}

/// <summary>One choice of a select, radios or checkboxes.</summary>
public sealed record Option(string Value, string Text, string? Hint = null);
