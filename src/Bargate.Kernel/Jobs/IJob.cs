using Bargate.Kernel.Events;

namespace Bargate.Kernel.Jobs;

/// <summary>
/// Answers an event. What it changes through <see cref="BargateDb"/> is saved by the runner together with finishing the job, so it happens once.
/// A job that leaves the process (mail, provider) may run twice and carries a deterministic key.
/// </summary>
public interface IJob<in TEvent> where TEvent : IEvent
{
    Task Run(TEvent happened, CancellationToken stop);
}

/// <summary>Runs when something asks for it, about one thing: send this message.</summary>
public interface IAskedJob
{
    Task Run(Guid about, CancellationToken stop);
}

/// <summary>Runs by the clock, on one host at a time.</summary>
public interface ITimedJob
{
    Task Run(CancellationToken stop);
}

/// <summary>Thrown by a job that another try cannot help: it goes to the failed list at once, with this message.</summary>
public sealed class CannotSucceed(string why) : Exception(why);
