using Bargate.Kernel.Councils;

namespace Bargate.Content.Contract;

/// <summary>Public news with a start and an end: a road is closed.</summary>
/// <param name="Kind">`emergency`, `road`, `school` or `other`.</param>
/// <param name="Text">Markdown.</param>
/// <param name="Concerns">Paths of the pages and topics that it stands on, beside the front page.</param>
/// <param name="Place">Where it is, in words.</param>
public sealed record AlertNews(
    Guid Id, string Kind, string Title, string Text, DateTime From, DateTime Until, IReadOnlyList<string> Concerns, string? Place, MapPoint? At, DateTime Changed)
{
    public string Path => $"/alerts/{Id}";

    public bool IsLive(DateTime now) => From <= now && now < Until;
}
