using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Bargate.Ui;

/// <summary>The text of a page's title element: `ViewData["Title"]`, then the council, with `Error: ` before it when the page shows one.</summary>
public static class PageTitle
{
    /// <summary>Set to true in `ViewData` by a page that shows an error which is not in its ModelState.</summary>
    public const string HasError = "HasError";

    public static string Of(ViewContext view, Frame frame)
    {
        var title = view.ViewData["Title"] as string;
        if (string.IsNullOrEmpty(title)) return frame.CouncilName;
        return IsError(view) ? $"{frame.Words.ErrorPrefix}: {title} - {frame.CouncilName}" : $"{title} - {frame.CouncilName}";
    }

    // Read aloud first, so a listener knows at once that the form came back.
    static bool IsError(ViewContext view) =>
        view.ViewData[HasError] is true || (!view.ModelState.IsValid && HttpMethods.IsPost(view.HttpContext.Request.Method));
}
