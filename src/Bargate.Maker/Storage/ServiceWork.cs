namespace Bargate.Maker.Storage;

/// <summary>An edition of a service in work. Its texts are its saves; when it is published it goes, and its saves stay.</summary>
internal sealed class ServiceWork
{
    public required string Service { get; init; }

    /// <summary>The number of the save that holds.</summary>
    public int Head { get; private set; }

    /// <summary>The folder's files as they were when it was begun, or compared last.</summary>
    public required string FolderHash { get; set; }

    public OfficerId ChangedBy { get; private set; }

    public DateTime ChangedAt { get; private set; }

    /// <summary>Who sent it to a second person; null while it is being made.</summary>
    public OfficerId? SentBy { get; private set; }

    /// <summary>Why it was sent back.</summary>
    public string? Note { get; private set; }

    public int Version { get; private set; }

    public bool IsSent => SentBy is not null;

    // What is changed has to be read anew.
    public void Save(WorkSave save) => (Head, ChangedBy, ChangedAt, SentBy) = (save.Number, save.By, save.At, null);

    public void Send(OfficerId by)
    {
        if (IsSent) throw new RuleBroken("This was sent to a second person already.");
        (SentBy, Note) = (by, null);
    }

    public void SendBack(OfficerId by, string note)
    {
        Approvable(by);
        (SentBy, Note) = (null, note);
    }

    /// <summary>Whoever changed or sent it does not approve it.</summary>
    public void Approvable(OfficerId by)
    {
        if (!IsSent) throw new RuleBroken("This has not been sent to a second person, or was changed since.");
        if (!MayApprove(by)) throw new RuleBroken("You changed this last, or sent it. Somebody else approves it.");
    }

    public bool MayApprove(OfficerId by) => IsSent && by != ChangedBy && by != SentBy;
}
