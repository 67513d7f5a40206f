namespace Bargate.Services.Contract;

/// <summary>A team of officers, from teams.yaml.</summary>
public sealed record Team(string Id, string Name, string Email, IReadOnlyList<string> Services);

/// <summary>A text that officers use often in messages to residents, from replies/*.yaml.</summary>
public sealed record SavedReply(string Id, Text Title, Text Body, IReadOnlyList<string> Services)
{
    /// <summary>A reply that names no service may be used with all.</summary>
    public bool IsFor(string service) => Services.Count == 0 || Services.Contains(service);
}
