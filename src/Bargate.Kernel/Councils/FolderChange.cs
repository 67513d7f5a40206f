namespace Bargate.Kernel.Councils;

/// <summary>Files of a council's folder that change together. What was there before is kept until the database has the edition too.</summary>
public sealed class FolderChange
{
    readonly List<(string Path, byte[]? Bytes)> before = [];

    /// <summary>Writes a file, or deletes it where there are no bytes.</summary>
    public void Put(string path, byte[]? bytes)
    {
        before.Add((path, File.Exists(path) ? File.ReadAllBytes(path) : null));
        if (bytes is not null) Write(path, bytes);
        else if (File.Exists(path)) File.Delete(path);
    }

    /// <summary>Puts back what was there.</summary>
    public void Undo()
    {
        foreach (var (path, bytes) in Enumerable.Reverse(before))
            if (bytes is null && File.Exists(path)) File.Delete(path);
            else if (bytes is not null && (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))) Write(path, bytes);
    }

    // Written beside and renamed: whoever reads meets the old text or the new one, never half of it.
    static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                if (!OperatingSystem.IsWindows() && File.Exists(path)) File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(path));
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }
            File.Move(beside, path, overwrite: true);
        }
        finally { File.Delete(beside); }
    }
}
