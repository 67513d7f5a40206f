using Microsoft.AspNetCore.Mvc.Rendering;

namespace Bargate.Ui;

/// <summary>The order of a page's fields, so that its error summary lists errors as the reader meets them. ModelState keeps no order.</summary>
internal static class FieldOrder
{
    static readonly object Key = new();

    // Only a page with errors pays for this.
    public static void Note(ViewContext view, string name)
    {
        if (view.ModelState.IsValid) return;
        if (view.HttpContext.Items[Key] is not List<string> names) view.HttpContext.Items[Key] = names = [];
        names.Add(name);
    }

    public static IReadOnlyList<FieldError> Sorted(ViewContext view, IReadOnlyList<FieldError> errors) =>
        view.HttpContext.Items[Key] is List<string> names ? [.. errors.OrderBy(it => Position(names, it.Field))] : errors;

    static int Position(List<string> names, string field)
    {
        // A date's parts (`Missed.Day`) stand where the date stands.
        var at = names.FindIndex(name => field == name || field.StartsWith(name + ".", StringComparison.Ordinal));
        return at < 0 ? int.MaxValue : at;
    }
}
