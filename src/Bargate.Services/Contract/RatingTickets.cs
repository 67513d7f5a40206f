using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Bargate.Services.Contract;

/// <summary>The right to rate one case once at one moment, as an address that only this installation can write: Forms and Cases hand it out, Insight takes it.</summary>
public sealed class RatingTickets(IDataProtectionProvider protection)
{
    static readonly TimeSpan Life = TimeSpan.FromDays(90);

    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("rating").ToTimeLimitedDataProtector();

    public string Write(RatingTicket ticket) => protector.Protect(JsonSerializer.Serialize(ticket), Life);

    /// <summary>Null when it is not ours or too old.</summary>
    public RatingTicket? Read(string text)
    {
        try { return JsonSerializer.Deserialize<RatingTicket>(protector.Unprotect(text)); }
        catch (Exception broken) when (broken is System.Security.Cryptography.CryptographicException or JsonException) { return null; }
    }
}

/// <summary>What is rated: the edition of a service, at one moment of one case.</summary>
public sealed record RatingTicket(string Service, int Version, Guid Case, RatingMoment Moment);

public enum RatingMoment { AfterSubmit, AfterClose }
