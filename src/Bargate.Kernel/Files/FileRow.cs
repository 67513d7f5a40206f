using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;

namespace Bargate.Kernel.Files;

/// <summary>A use of a stored file by the draft or case it is about. The bytes are a sealed blob beside the database.</summary>
public sealed class FileRow
{
    public const string NamePlace = "kernel_files.Name", ContentPlace = "kernel_files.Content";

    public FileId Id { get; init; }

    /// <summary>The draft or case it belongs to: who may see that may see this.</summary>
    public Guid About { get; init; }

    public Guid KeyId { get; init; }

    public Sealed<string> Name { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Keyed SHA-256 of the content: finds the same file again, tells nothing without the master key.</summary>
    public required byte[] Hash { get; init; }

    public Scan Scan { get; set; }

    /// <summary>An officer released it to the public.</summary>
    public DateTime? ReleasedAt { get; set; }

    public DateTime CreatedAt { get; init; }

    public int Version { get; private set; }
}

/// <summary>What the virus scanner said.</summary>
public enum Scan { NotScanned, Clean, Infected }
