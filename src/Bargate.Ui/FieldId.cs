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
public sealed record FieldError(string Field, string Text);

/// <summary>One choice of a select, radios or checkboxes.</summary>
public sealed record Option(string Value, string Text, string? Hint = null);
