using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Web.Pages;

/// <summary>Every cookie that the site can set, by name. A test goes through whole journeys and looks for one that is not here.</summary>
sealed class CookiesPage : PageModel
{
    public static readonly IReadOnlyList<string> OfResidents = ["bargate-draft", "bargate-form", "bargate-track"];

    public static readonly IReadOnlyList<string> OfOfficers = ["bargate-officer", "bargate-note", ".AspNetCore.Correlation"];
}
