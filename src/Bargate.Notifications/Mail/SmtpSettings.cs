using System.Net.Mail;
using Microsoft.Extensions.Configuration;

namespace Bargate.Notifications.Mail;

/// <summary>The section `Smtp`: the council's mail server.</summary>
sealed record SmtpSettings(string Host, int Port, string? User, string? Password, MailAddress From, bool StartTls)
{
    /// <summary>Null when there is no mail server. A half-written section stops the start, naming what is wrong.</summary>
    public static SmtpSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Smtp");
        if (section["Host"] is not { Length: > 0 } host) return null;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown) throw Wrong("Host", host, "Write the name of the mail server without anything around it, such as mail.southampton.example");
        if (!MailAddress.TryCreate(section["From"], out var from)) throw Wrong("From", section["From"], "Write the address that messages come from, such as Southampton City Council <no-reply@southampton.example>");
        if (!int.TryParse(section["Port"] ?? "587", out var port) || port is < 1 or > 65535) throw Wrong("Port", section["Port"], "Write a number, such as 587");
        if (!bool.TryParse(section["StartTls"] ?? "true", out var startTls)) throw Wrong("StartTls", section["StartTls"], "Write true, or false for a trusted relay on your own network");
        if (section["User"] is { Length: > 0 } && !startTls) throw Wrong("StartTls", "false", "A user and password may only travel over TLS: set it to true");
        return new(host, port, section["User"], section["Password"], from, startTls);
    }

    static SetUpFault Wrong(string key, string? value, string fix) => new($"Smtp:{key} is {(string.IsNullOrEmpty(value) ? "missing" : $"'{value}'")}. {fix}.");
}
