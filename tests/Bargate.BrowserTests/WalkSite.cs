using Bargate.Examples;

namespace Bargate.BrowserTests;

/// <summary>A second site and browser, so that residents' walks run while the rest does: places and officers, and no case but theirs.</summary>
public sealed class WalkSite : BrowserSite
{
    protected override Task Fill() => InScope(it => PracticeData.FillPlaces(it, CancellationToken.None));
}

[CollectionDefinition(Name)]
public sealed class Walking : ICollectionFixture<WalkSite>
{
    public const string Name = "walking";
}
