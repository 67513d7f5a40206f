using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>One run over a register: finds pairs, links what is definite when the register allows it, and asks officers about the rest.</summary>
internal sealed class LinkageRun
{
    /// <summary>In SQL.</summary>
    public const string UnderWay = "\"State\" in ('Waiting', 'Linking')";

    public RunId Id { get; init; }

    public Register Register { get; init; }

    public RunState State { get; private set; }

    /// <summary>Learn a new model first; otherwise the register's own is used.</summary>
    public bool Learns { get; init; }

    /// <summary>The version of the model, once it is known.</summary>
    public string? Model { get; private set; }

    /// <summary>Probability from which one candidate is definite, and from which officers are asked. As they were when it began.</summary>
    public double LinkFrom { get; init; }

    public double ReviewFrom { get; init; }

    public bool Automatic { get; init; }

    public OfficerId? By { get; init; }

    public DateTime AskedAt { get; init; }

    public DateTime? StartedAt { get; private set; }

    public DateTime? FinishedAt { get; private set; }

    public int Records { get; private set; }

    public int Pairs { get; private set; }

    /// <summary>How many of the pairs are done.</summary>
    public int Done { get; private set; }

    public int Linked { get; private set; }

    public int Asked { get; private set; }

    public DateTime? UndoneAt { get; private set; }

    public OfficerId? UndoneBy { get; private set; }

    /// <summary>How many links undoing it revoked.</summary>
    public int Revoked { get; private set; }

    /// <summary>Why it stopped, for whoever looks after it.</summary>
    public string? Failure { get; private set; }

    public int Version { get; private set; }

    public bool IsOver => State is RunState.Done or RunState.Stopped or RunState.Undone;

    public void Begin(string model, int records, int pairs, DateTime now) =>
        (State, Model, Records, Pairs, StartedAt) = (RunState.Linking, model, records, pairs, StartedAt ?? now);

    public void Advance(int done, int linked, int asked) => (Done, Linked, Asked) = (done, Linked + linked, Asked + asked);

    public void Finish(DateTime now) => (State, FinishedAt) = (RunState.Done, now);

    public void Stop(string why, DateTime now) => (State, FinishedAt, Failure) = (RunState.Stopped, now, why.Length > 500 ? why[..500] : why);

    public void Undo(OfficerId by, DateTime now)
    {
        if (State is not (RunState.Done or RunState.Stopped)) throw new RuleBroken("Only a run that is over can be undone.");
        (State, UndoneBy, UndoneAt) = (RunState.Undoing, by, now);
    }

    public void Revoke(int links) => Revoked += links;

    public void Undone() => State = RunState.Undone;
}

internal enum RunState { Waiting, Linking, Done, Stopped, Undoing, Undone }
