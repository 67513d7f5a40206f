using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Bargate.Kernel.Councils;
using Bargate.Notifications.Contract;

namespace Bargate.Notifications.Mail;

/// <summary>Makes the email of a letter: plain text, and the same as simple HTML in the council's colours.</summary>
sealed class Envelope(Council council, Words words, PublicAddress site, UnsubscribeLinks unsubscribe)
{
    /// <exception cref="FormatException">The address cannot be written to.</exception>
    public MailMessage Around(Letter letter, MailAddress from)
    {
        var mine = words.In(letter.Language);
        var body = Markup.ToPlain(letter.Body, site.Of);
        var mail = new MailMessage
        {
            From = new MailAddress(from.Address, from.DisplayName.Length > 0 ? from.DisplayName : council.Name, Encoding.UTF8),
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = $"{body}\n\n-- \n{council.Name}\n{Footer(letter, mine)}",
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        mail.To.Add(Recipient(letter.To));
        // The same id at every try, so a mail program shows one message when a try succeeded and we did not hear of it.
        mail.Headers["Message-ID"] = $"<{letter.Id.Value:N}@{from.Host}>";
        mail.Headers["Auto-Submitted"] = "auto-generated";
        if (letter.Unsubscribe is { } way) AddUnsubscribe(mail, unsubscribe.AddressOf(way));
        var html = AlternateView.CreateAlternateViewFromString(Html(letter, mine), Encoding.UTF8, MediaTypeNames.Text.Html);
        html.TransferEncoding = TransferEncoding.QuotedPrintable;
        mail.AlternateViews.Add(html);
        return mail;
    }

    // RFC 8058: a mail program may offer one button that posts this.
    static void AddUnsubscribe(MailMessage mail, string address)
    {
        mail.Headers["List-Unsubscribe"] = $"<{address}>";
        mail.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
    }

    static MailAddress Recipient(string to)
    {
        if (to.Any(char.IsControl) || !MailAddress.TryCreate(to, out var address) || address.Address != to || address.DisplayName.Length > 0) throw new FormatException("The address cannot be written to.");
        return address;
    }

    string Footer(Letter letter, Words mine) =>
        letter.Unsubscribe is { } way ? $"{mine["notifications.email.contact"]}: {council.Contact.Phone}\n{mine["notifications.email.unsubscribe"]}: {unsubscribe.AddressOf(way)}"
        : $"{mine["notifications.email.contact"]}: {council.Contact.Phone}";

    string Html(Letter letter, Words mine)
    {
        var colours = council.Brand;
        var link = $" style=\"color:{colours.Link}\"";
        var way = letter.Unsubscribe is { } it ? $"<p style=\"margin:0 0 8px\"><a{link} href=\"{Markup.Encode(unsubscribe.AddressOf(it))}\">{Markup.Encode(mine["notifications.email.unsubscribe"])}</a></p>" : "";
        return $"""
            <!DOCTYPE html>
            <html lang="{Markup.Encode(letter.Language)}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Markup.Encode(letter.Subject)}</title></head>
            <body style="margin:0;padding:0;background:{colours.Surface};color:#0b0c0c;font-family:system-ui,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;font-size:18px;line-height:1.5">
            <div style="background:{colours.Primary};color:#ffffff;padding:16px 24px;font-weight:bold">{Markup.Encode(council.Name)}</div>
            <div style="background:#ffffff;max-width:600px;padding:24px">
            {Markup.ToHtml(letter.Body, site.Of, " style=\"margin:0 0 16px\"", " style=\"margin:0 0 16px;padding-left:24px\"", link)}</div>
            <div style="max-width:600px;padding:16px 24px;font-size:16px">
            <p style="margin:0 0 8px">{Markup.Encode(council.Name)}. {Markup.Encode(mine["notifications.email.contact"])}: {Markup.Encode(council.Contact.Phone)}</p>
            {way}</div>
            </body>
            </html>
            """;
    }
}
