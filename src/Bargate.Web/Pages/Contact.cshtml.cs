using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Web.Pages;

/// <summary>Every way to reach the council, from `council.yaml`.</summary>
sealed class ContactPage : PageModel;
