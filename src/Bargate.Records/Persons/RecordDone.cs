using Bargate.Records.Contract;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Bargate.Records.Persons;

/// <summary>What was just done to a record, and the assertion by which it is undone. Said once, on the page that comes next.</summary>
/// <param name="Version">Of the assertion, so that undoing twice is not doing again.</param>
internal sealed record RecordDone(string Text, AssertionId? Undo, int Version)
{
    const string TextKey = "record-done", UndoKey = "record-undo", VersionKey = "record-undo-version";

    public static void Leave(PageModel page, string text, Assertion? undo = null)
    {
        page.TempData[TextKey] = text;
        page.TempData[UndoKey] = undo?.Id.Value.ToString();
        page.TempData[VersionKey] = undo?.Version;
    }

    // What looks like an id comes back as one.
    public static RecordDone? Take(ITempDataDictionary data) =>
        data[TextKey] is string text ? new(text, Guid.TryParse(data[UndoKey]?.ToString(), out var id) ? AssertionId.From(id) : null, data[VersionKey] as int? ?? 0) : null;
}
