using System.Text;
using Bargate.Kernel.Councils;

namespace Bargate.Services.Loading;

/// <summary>Writes a service's files into the council's folder: both, or none.</summary>
/// <param name="mayWrite">The setting `Services:WriteFolder`.</param>
internal sealed class FolderWriter(Council council, bool mayWrite)
{
    /// <summary>Null when the folder cannot be written.</summary>
    public Written? Write(string service, string text, string walks)
    {
        var folder = Path.GetFullPath(Path.Combine(council.Folder, "services"));
        if (!mayWrite || !Ids.IsGood(service) || !Directory.Exists(folder)) return null;
        var done = new Written();
        try
        {
            foreach (var (file, content) in new[] { ($"{service}.walks.yaml", walks), ($"{service}.yaml", text) })
            {
                var path = Path.Combine(folder, file);
                // A link may lead out of the folder; what it leads to is somebody else's.
                if (new FileInfo(path).LinkTarget is not null) throw new IOException("A link.");
                done.Remember(path);
                Put(path, Encoding.UTF8.GetBytes(content));
            }
            return done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            done.Undo();
            return null;
        }
    }

    // Written beside and renamed: whoever reads meets the old text or the new one, never half of it.
    static void Put(string path, byte[] bytes)
    {
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

    /// <summary>What was there before, until the database has the edition too.</summary>
    internal sealed class Written
    {
        readonly List<(string Path, byte[]? Bytes)> before = [];

        public void Remember(string path) => before.Add((path, File.Exists(path) ? File.ReadAllBytes(path) : null));

        public void Undo()
        {
            foreach (var (path, bytes) in Enumerable.Reverse(before))
                if (bytes is null) File.Delete(path);
                else if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) Put(path, bytes);
        }
    }
}
