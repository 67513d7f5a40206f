namespace Bargate.Maker;

/// <summary>What stands above each page about an edition in work.</summary>
/// <param name="Title">The service's; empty where the heading says it.</param>
/// <param name="Current">The part of the navigation that this is.</param>
internal sealed record MakerTop(string Service, string Title, string Current, bool InWork);
