namespace Bargate.Directory;

/// <summary>How often an entry was looked at on a day. Not by whom.</summary>
internal sealed class EntryDay
{
    public Guid Entry { get; init; }

    public DateOnly Day { get; init; }

    public int Count { get; init; }
}
