namespace Bargate.Tests;

/// <summary>The machine's clock, moved: time passes as it does, from where a test sets it.</summary>
public sealed class TestClock : TimeProvider
{
    TimeSpan moved;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + moved;

    public void Move(TimeSpan by) => moved += by;

    public void Set(DateTimeOffset now) => moved = now - DateTimeOffset.UtcNow;
}
