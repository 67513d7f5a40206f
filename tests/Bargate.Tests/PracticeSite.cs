using Bargate.Examples;

namespace Bargate.Tests;

/// <summary>A site with practice data.</summary>
public class PracticeSite : Site
{
    protected override Task Prepare() => InScope(async it =>
    {
        await PracticeData.Fill(it, CancellationToken.None);
        return 0;
    });
}
