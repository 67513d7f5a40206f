using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Walks;

/// <summary>How one made-up person goes through a service, and what should come of it.</summary>
internal sealed record Walk
{
    public required string Name { get; init; }

    public required Position At { get; init; }

    /// <summary>By question; what an optional question is not given is left blank.</summary>
    public required IReadOnlyDictionary<string, YamlEntry> Answers { get; init; }

    /// <summary>What they change when they check their answers.</summary>
    public IReadOnlyList<WalkChange> Changes { get; init; } = [];

    public required Expected Expect { get; init; }
}

/// <summary>Another answer to a question.</summary>
internal sealed record WalkChange(string Question, YamlNode To, Position At);

/// <summary>What a walk should come to: an exit, or a case.</summary>
/// <param name="Pages">The whole way, ending in the exit or in `check`; null when it is not said.</param>
/// <param name="Message">What the first message to the resident says among other things.</param>
internal sealed record Expected(Position At, IReadOnlyList<string>? Pages, string? Exit, ExpectedCase? Case, string? Message)
{
    /// <summary>Where each of its keys stands.</summary>
    public required Func<string, Position> Where { get; init; }
}

/// <param name="Fee">In pence; 0 says that there is none.</param>
internal sealed record ExpectedCase(Position At, string? Team, Priority? Priority, string? Stage, int? Fee);

/// <summary>Whether services are walked at publication. They are; only a test whose services are made up for something else does without.</summary>
internal sealed record WalkPolicy(bool Walks)
{
    public WalkDay? On(Kernel.Councils.Council council, TimeProvider clock) => Walks ? new(council.Time.Today(clock), council.WorkingDays) : null;
}

/// <summary>The day on which walks are walked, for dates such as `today - 1 working days`.</summary>
internal sealed record WalkDay(DateOnly Today, Kernel.Calendar.WorkingDays Days);
