namespace Bargate.Examples.Stories;

/// <summary>The time in a story: the product's verbs read it as they read the real one.</summary>
sealed class PracticeClock : TimeProvider
{
    public DateTime Time { get; set; }

    public override DateTimeOffset GetUtcNow() => new(Time, TimeSpan.Zero);
}
