namespace Bargate.Kernel;

/// <summary>
/// What the page of a conflict or a broken rule says besides, when the module whose form it was knows: what changed since and by whom,
/// the way back, and what was typed, so that it can be copied. A module leaves it in the items of the request.
/// </summary>
public sealed record Setback(WayBack? Back, IReadOnlyList<Change> Changes, IReadOnlyList<Typed> Typed);

/// <summary>Where to look how it stands now.</summary>
public sealed record WayBack(string Url, string Text);

/// <summary>One thing that changed.</summary>
public sealed record Change(string What, string Who, string When);

/// <summary>What somebody had written in a field.</summary>
public sealed record Typed(string Label, string Text);
