using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Bargate.Webhooks;

/// <summary>What the people who run the installation may set.</summary>
/// <param name="AllowLocal">Receivers on this machine and in private networks, and http: for practice only.</param>
/// <param name="Timeout">How long an answer may take, from the connection to its headers.</param>
sealed record WebhookSettings(bool AllowLocal, TimeSpan Timeout)
{
    public static WebhookSettings Read(IConfiguration configuration)
    {
        var (local, seconds) = (configuration["Webhooks:AllowLocalAddresses"] ?? "false", configuration["Webhooks:TimeoutSeconds"] ?? "10");
        if (!bool.TryParse(local, out var allow)) throw new SetUpFault($"Webhooks:AllowLocalAddresses is '{local}'. Write true or false.");
        if (!int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var timeout) || timeout is < 1 or > 30)
            throw new SetUpFault($"Webhooks:TimeoutSeconds is '{seconds}'. Write a whole number from 1 to 30.");
        return new(allow, TimeSpan.FromSeconds(timeout));
    }
}
