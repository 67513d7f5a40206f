namespace Bargate.Content.Editing;

/// <summary>Why a text was kept.</summary>
internal enum SaveKind
{
    Saved,

    /// <summary>Somebody else had saved another text meanwhile: this one was not lost.</summary>
    PutAside,

    /// <summary>What the folder said when an officer let their own text go before it.</summary>
    Folder,
}

/// <summary>A text of an edition in work as it was saved once. Never changed and never deleted: nothing that somebody wrote is lost.</summary>
internal sealed class PageSave
{
    public Guid Id { get; init; }

    public required Guid Work { get; init; }

    public required string File { get; init; }

    public required string Content { get; init; }

    public required SaveKind Kind { get; init; }

    public required OfficerId By { get; init; }

    public required DateTime At { get; init; }

    public static PageSave Of(PageWork work, string content, SaveKind kind, OfficerId by, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), Work = work.Id, File = work.File, Content = content, Kind = kind, By = by, At = at };
}
