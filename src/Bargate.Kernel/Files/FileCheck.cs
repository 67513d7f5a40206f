namespace Bargate.Kernel.Files;

/// <summary>Whether a file that somebody sent is one that was asked for: its name and its content must agree.</summary>
public abstract record FileCheck
{
    /// <summary>It is what its name says, and that is allowed.</summary>
    public sealed record Accepted(FileKind Kind) : FileCheck;

    /// <summary>It has no content.</summary>
    public sealed record Empty : FileCheck;

    /// <summary>Its name or its content is of a kind that was not asked for. The content's kind is null when we do not know it.</summary>
    public sealed record NotAllowed(FileKind? Content) : FileCheck;

    /// <summary>Its name says one kind and its content is another: a renamed or damaged file.</summary>
    public sealed record NameAndContentDiffer(FileKind Named, FileKind? Content) : FileCheck;

    /// <param name="allowed">Extensions as a service file lists them: `jpg`, `png`, `pdf`.</param>
    public static FileCheck Of(string name, ReadOnlySpan<byte> content, IEnumerable<string> allowed)
    {
        if (content.IsEmpty) return new Empty();
        var kinds = allowed.Select(it => FileKind.WithExtension(it.TrimStart('.'))).OfType<FileKind>().ToHashSet();
        var actual = FileKind.Of(content);
        if (FileKind.Named(name) is not { } named || !kinds.Contains(named)) return new NotAllowed(actual);
        return named == actual ? new Accepted(named) : new NameAndContentDiffer(named, actual);
    }
}
