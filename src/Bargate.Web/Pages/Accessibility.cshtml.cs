using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Web.Pages;

/// <summary>The council's accessibility statement, `pages/accessibility.md` of its folder.</summary>
sealed class AccessibilityPage(CouncilPages pages) : PageModel
{
    public IHtmlContent? Text => pages.Read("accessibility");
}
