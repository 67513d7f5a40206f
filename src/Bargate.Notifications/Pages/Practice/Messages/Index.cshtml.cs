using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;
using Bargate.Notifications.Mail;
using Bargate.Notifications.Storage;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Notifications.Pages.Practice.Messages;

/// <summary>One practice message, with links that work.</summary>
sealed class IndexPage(BargateDb db, KeyRing keys, UnsubscribeLinks unsubscribe, Words words, Council council) : PageModel
{
    public Message Message { get; private set; } = null!;

    public Letter Letter { get; private set; } = null!;

    public string How => Message.Channel == Channel.Practice ? "notifications.channel.practice" : "notifications.channel.email";

    public string Became => Message is { State: MessageState.Sent, SentAt: { } at }
        ? words.Format(Message.Channel == Channel.Practice ? "notifications.state.practice" : "notifications.state.sent", ("date", council.Time.Date(at)), ("time", council.Time.Time(at)))
        : words[$"notifications.state.{Message.State.ToString().ToLowerInvariant()}"];

    // Relative links stay relative: they lead to wherever this practice server is being looked at.
    public IHtmlContent Body => new HtmlString(Markup.ToHtml(Letter.Body, it => it, " class=\"govuk-body\"", " class=\"govuk-list govuk-list--bullet\"", " class=\"govuk-link\""));

    public string? UnsubscribeUrl => Letter.Unsubscribe is { } from ? $"/unsubscribe/{unsubscribe.Token(from)}" : null;

    public async Task<IActionResult> OnGetAsync(MessageId id)
    {
        if (await db.Messages.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id) is not { } message) return NotFound();
        if (await keys.Open(message.KeyId) is not { } key) return NotFound();
        (Message, Letter) = (message, message.Open(key));
        return Page();
    }
}
