using Microsoft.Extensions.Configuration;

namespace Bargate.Notifications.Contract;

/// <summary>Whether email leaves this installation with links that work. Without a mail server messages stay here for the practice viewer, and Production is not ready.</summary>
/// <param name="HasServer">A mail server is set. Without one, in Development, a message is kept for the practice viewer as it is written.</param>
/// <param name="Missing">The setting that is missing; null when nothing is.</param>
public sealed record EmailDelivery(string? Missing, bool HasServer)
{
    public bool IsConfigured => Missing is null;

    internal static EmailDelivery Read(IConfiguration configuration) =>
        new(new[] { "Smtp:Host", "Smtp:From", "PublicUrl" }.FirstOrDefault(it => string.IsNullOrEmpty(configuration[it])), !string.IsNullOrEmpty(configuration["Smtp:Host"]));
}
