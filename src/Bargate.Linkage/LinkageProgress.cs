namespace Bargate.Linkage;

/// <summary>How far a stage is: <paramref name="Done"/> of <paramref name="Total"/>, 0 where the total is not known yet.</summary>
public sealed record LinkageProgress(string Stage, long Done, long Total);
