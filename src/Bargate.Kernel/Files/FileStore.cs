using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;

namespace Bargate.Kernel.Files;

/// <summary>Write-once sealed blobs in a folder outside the web root. Back up the database first, then this folder.</summary>
public sealed class FileStore
{
    readonly string root;
    readonly MasterKey master;
    readonly TimeProvider clock;

    public FileStore(string root, MasterKey master, TimeProvider clock)
    {
        (this.root, this.master, this.clock) = (Path.GetFullPath(root), master, clock);
        Directory.CreateDirectory(this.root);
    }

    /// <summary>Seals and writes the content, flushed to disk, and returns the row for the caller to save. A blob without a row is swept later.</summary>
    public async Task<FileRow> Write(byte[] content, string name, string contentType, Guid about, DataKey key, Scan scan, CancellationToken stop = default)
    {
        var id = FileId.From(Guid.CreateVersion7());
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var blob = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.WriteThrough))
            await blob.WriteAsync(key.Seal(content, FileRow.ContentPlace, id.Value).Bytes, stop);
        return new FileRow
        {
            Id = id,
            About = about,
            KeyId = key.Id,
            Name = key.Seal(name, FileRow.NamePlace, id.Value),
            ContentType = contentType,
            Size = content.Length,
            Hash = master.Hash("file", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(content))),
            Scan = scan,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
    }

    /// <summary>The content, or null when the blob is gone.</summary>
    public async Task<byte[]?> Read(FileRow row, DataKey key, CancellationToken stop = default) =>
        File.Exists(PathOf(row.Id)) ? key.Open(new Sealed<byte[]>(await File.ReadAllBytesAsync(PathOf(row.Id), stop)), FileRow.ContentPlace, row.Id.Value) : null;

    /// <summary>Every blob and when it was written; what else lies in the folder is not ours.</summary>
    public IEnumerable<(FileId Id, DateTime WrittenAt)> Stored() =>
        from file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)
        let id = Guid.TryParseExact(file.Name, "N", out var name) ? FileId.From(name) : default
        where id != default && PathOf(id) == file.FullName
        select (id, file.LastWriteTimeUtc);

    public void Delete(FileId id) => File.Delete(PathOf(id));

    // The last hex digits of a version 7 GUID are random, so folders fill evenly.
    string PathOf(FileId id)
    {
        var name = id.Value.ToString("N");
        return Path.Combine(root, name[^2..], name);
    }
}
