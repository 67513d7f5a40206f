using Bargate.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Maker;

/// <summary>Where a page goes after a save.</summary>
internal static class Steps
{
    /// <summary>Null when the page is shown again, with the reason.</summary>
    public static IActionResult? After(this PageModel page, Saved saved, string service, string to, string notice)
    {
        if (saved.Refused is { } why)
        {
            page.ModelState.AddModelError("", why);
            return null;
        }
        if (saved.Mine is { } mine) return new RedirectResult($"/staff/services/conflict/{service}?mine={mine}&from={saved.From}{(saved.Both is { } both ? $"&both={both}" : "")}");
        page.Leave(notice);
        return new RedirectResult(to);
    }
}
