using System.Security.Cryptography;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Microsoft.AspNetCore.WebUtilities;

namespace Bargate.Accounts.Api;

/// <summary>What lets a program call the API. The key itself is shown once and kept nowhere: the row holds its keyed hash.</summary>
sealed class ApiKey
{
    public const int LongestName = 100, LongestOwner = 200, LongestScopes = 4000, LongestPurpose = 500, LongestServices = 4000;
    public const string Prefix = "bargate_";

    /// <summary>How long the old key of a rotated one still works, so that the program can be changed without a gap.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(7);

    public Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Who answers for the program: a team or a person at work.</summary>
    public required string Owner { get; init; }

    /// <summary>`,match:customers,read:customers,`.</summary>
    public string ScopeList { get; private init; } = ",";

    /// <summary>What the program does with what it may, in a sentence that officers read; empty for keys of before it was asked.</summary>
    public string Purpose { get; private init; } = "";

    /// <summary>`,missed-bin,road-problem,`; a comma alone for every service.</summary>
    public string ServiceList { get; private init; } = ",";

    public byte[] Hash { get; private init; } = [];

    public OfficerId CreatedBy { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime ExpiresAt { get; private set; }

    public DateOnly? LastUsedOn { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public OfficerId? RevokedBy { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<string> Scopes => Split(ScopeList);

    /// <summary>The services that it is restricted to; none for every service, those to come too.</summary>
    public IReadOnlyList<string> Services => Split(ServiceList);

    public static (ApiKey Row, string Shown) New(string name, string owner, IEnumerable<string> scopes, DateTime expires, OfficerId by, MasterKey master, DateTime now, string purpose = "", IEnumerable<string>? services = null)
    {
        var shown = Prefix + WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        return (new()
        {
            Id = Guid.CreateVersion7(), Name = name, Owner = owner, Purpose = purpose, ScopeList = Joined(scopes), ServiceList = Joined(services ?? []), Hash = HashOf(shown, master),
            CreatedBy = by, CreatedAt = now, ExpiresAt = expires,
        }, shown);
    }

    public static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);

    static string Joined(IEnumerable<string> names) => string.Join(',', names.Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } joined ? $",{joined}," : ",";

    public static byte[] HashOf(string shown, MasterKey master) => master.Hash("api-key", shown);

    /// <summary>The next key of the same program, for as long again as this one was made for. This one ends a week from now.</summary>
    public (ApiKey Row, string Shown) Rotate(OfficerId by, MasterKey master, DateTime now)
    {
        if (RevokedAt is not null) throw new RuleBroken("This key was revoked. Make a new one.");
        var next = New(Name, Owner, Scopes, now + (ExpiresAt - CreatedAt), by, master, now, Purpose, Services);
        if (ExpiresAt > now + Overlap) ExpiresAt = now + Overlap;
        return next;
    }

    public void Revoke(OfficerId by, DateTime now)
    {
        if (RevokedAt is not null) throw new RuleBroken("This key was revoked before.");
        (RevokedAt, RevokedBy) = (now, by);
    }
}
