using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Bargate.Webhooks;

/// <summary>What the people who run the installation may set.</summary>
/// <param name="Timeout">How long an answer may take, from the connection to its headers.</param>
sealed record WebhookSettings(TimeSpan Timeout)
{
    public static WebhookSettings Read(IConfiguration configuration)
    {
        var seconds = configuration["Webhooks:TimeoutSeconds"] ?? "10";
        return int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var timeout) && timeout is >= 1 and <= 30
            ? new(TimeSpan.FromSeconds(timeout))
            : throw new SetUpFault($"Webhooks:TimeoutSeconds is '{seconds}'. Write a whole number from 1 to 30.");
    }
}
