using Bargate.Examples;

namespace Bargate.Tests.Examples;

/// <summary>A site with all practice data on a Wednesday in the early afternoon, when officers are at work.</summary>
public sealed class PracticeWednesday : Site
{
    public PracticeWednesday() => Clock.Set(new DateTimeOffset(2026, 11, 18, 14, 0, 0, TimeSpan.Zero));

    protected override Task Prepare() => InScope(it => PracticeData.Fill(it, CancellationToken.None));
}
