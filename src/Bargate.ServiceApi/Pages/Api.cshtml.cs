using Bargate.Kernel.Councils;
using Bargate.Notifications.Contract;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.ServiceApi.Pages;

/// <summary>The API for people: how to get a key, what errors look like, and examples that the tests run.</summary>
internal sealed class ApiPage(PublicAddress site, Council council) : PageModel
{
    public Uri Site => site.Base;

    public string Email => council.Contact.Email;

    /// <summary>What stands between backticks is code.</summary>
    public static IEnumerable<(string Text, bool Code)> Parts(string text) => text.Split('`').Select((it, at) => (it, at % 2 == 1));
}
