using Bargate.Records.Contract;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Bargate.Records.Persons;

/// <summary>What was just done to a record, and the assertion by which it is undone. Said once, on the page that comes next.</summary>
internal sealed record RecordDone(string Text, AssertionId? Undo)
{
    const string TextKey = "record-done", UndoKey = "record-undo";

    public static void Leave(PageModel page, string text, AssertionId? undo)
    {
        page.TempData[TextKey] = text;
        page.TempData[UndoKey] = undo?.Value.ToString();
    }

    // What looks like an id comes back as one.
    public static RecordDone? Take(ITempDataDictionary data) =>
        data[TextKey] is string text ? new(text, Guid.TryParse(data[UndoKey]?.ToString(), out var id) ? AssertionId.From(id) : null) : null;
}
