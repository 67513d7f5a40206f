using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bargate.Ui;

/// <summary>Errors of a page, in the order in which its fields were checked.</summary>
public static class ModelErrors
{
    public static IReadOnlyList<FieldError> Listed(this ModelStateDictionary state) =>
        [.. from entry in state from error in entry.Value!.Errors select new FieldError(entry.Key, Text(error))];

    public static string? First(this ModelStateDictionary state, string name) =>
        state.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? Text(entry.Errors[0]) : null;

    static string Text(ModelError error) => error.ErrorMessage.Length > 0 ? error.ErrorMessage : error.Exception?.Message ?? "";
}
