namespace Bargate.Services.Contract;

/// <summary>A service and its walks after something has another id.</summary>
/// <param name="Walks">The text of the walks; null when none was given.</param>
/// <param name="Refused">Why it was not done; null when it was.</param>
/// <param name="Uses">Everything that was rewritten with it.</param>
public sealed record Renamed(ServiceText Text, string? Walks, string? Refused, IReadOnlyList<EditedUse> Uses)
{
    public bool Done => Refused is null;
}
