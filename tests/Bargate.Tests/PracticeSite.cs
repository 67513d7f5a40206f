using Bargate.Examples;

namespace Bargate.Tests;

/// <summary>A site with practice properties and officers, and no cases but those of the tests.</summary>
public class PracticeSite : Site
{
    protected override Task Prepare() => InScope(it => PracticeData.FillPlaces(it, CancellationToken.None));
}
