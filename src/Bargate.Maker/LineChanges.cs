using Bargate.Services.Contract;

namespace Bargate.Maker;

/// <summary>What changed between two texts, line by line, under a title.</summary>
internal sealed record LineChanges(string Title, IReadOnlyList<LineChange> Lines);
