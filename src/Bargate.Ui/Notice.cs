using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Bargate.Ui;

/// <summary>What was just done, said once on the page that comes next. It travels in a protected cookie, never in an address; leave nothing of residents in it.</summary>
public static class Notice
{
    const string Key = "notice";

    public static void Leave(this PageModel page, string text) => page.TempData[Key] = text;

    public static string? Take(ITempDataDictionary data) => data[Key] as string;
}
