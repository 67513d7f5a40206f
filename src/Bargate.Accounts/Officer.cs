using Bargate.Accounts.Contract;
using Bargate.Kernel.Ids;

namespace Bargate.Accounts;

/// <summary>A person who works in the staff area. Name and email are work data; the identity provider is the source of everything but <see cref="Active"/>.</summary>
sealed class Officer
{
    public OfficerId Id { get; init; }

    /// <summary>Issuer and the provider's own id for the person; null for practice officers, who cannot come through a provider.</summary>
    public string? Subject { get; init; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    public Role Role { get; set; }

    /// <summary>`,highways,waste,`: text on both databases, and one team can be found in it.</summary>
    public string TeamList { get; private set; } = ",";

    public bool Active { get; private set; } = true;

    public DateTime? LastSeenAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<string> Teams
    {
        get => TeamList.Split(',', StringSplitOptions.RemoveEmptyEntries);
        set => TeamList = value.Count == 0 ? "," : $",{string.Join(',', value.Distinct().Order(StringComparer.Ordinal))},";
    }

    public OfficerEntry Entry => new(Id, Name, Email, Role, Teams);

    /// <summary>An officer of the practice data: an address at example.org, no way in but the picker of a developer's machine.</summary>
    public static Officer Practice(OfficerId id, string name, Role role, params string[] teams) => new()
    {
        Id = id,
        Name = name,
        Email = $"{string.Join('.', Kernel.Storage.Fold.Of(name).Split(' '))}@example.org",
        Role = role,
        Teams = teams,
    };

    /// <summary>What the provider said about them at sign-in.</summary>
    public void SignedIn(string name, string email, Role role, IReadOnlyList<string> teams, DateTime now)
    {
        if (!Active) throw new RuleBroken("This officer may no longer sign in.");
        (Name, Email, Role, Teams, LastSeenAt) = (name, email, role, teams, now);
    }

    public void Seen(DateTime now) => LastSeenAt = now;

    /// <summary>Ends their access at their next request, whatever the provider says.</summary>
    public void Stop() => Active = false;

    public void Restore() => Active = true;
}
