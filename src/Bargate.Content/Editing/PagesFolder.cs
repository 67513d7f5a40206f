using System.Text;
using Bargate.Content.Loading;
using Bargate.Kernel.Councils;

namespace Bargate.Content.Editing;

/// <summary>The files of pages in the council's folder, byte for byte. Nothing outside `pages/` and `redirects.yaml` is ever written.</summary>
/// <param name="mayWrite">The setting `Pages:WriteFolder`.</param>
internal sealed class PagesFolder(Council council, bool mayWrite)
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly string root = Path.GetFullPath(council.Folder);

    /// <summary>A file as it is, its byte order mark included; null when it is not there or is no text.</summary>
    public string? Read(string file)
    {
        try { return PathOf(file) is { } path && File.Exists(path) ? Utf8.GetString(File.ReadAllBytes(path)) : null; }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException) { return null; }
    }

    /// <summary>Writes files, and deletes those without text: all of them, or none and null when the folder cannot be written.</summary>
    public Written? Write(IReadOnlyDictionary<string, string?> changes)
    {
        if (!mayWrite) return null;
        var done = new Written();
        try
        {
            foreach (var (file, text) in changes)
            {
                if (PathOf(file) is not { } path || HasLink(path)) throw new IOException("Outside the folder.");
                done.Remember(path);
                if (text is not null) Put(path, Utf8.GetBytes(text));
                else if (File.Exists(path)) File.Delete(path);
            }
            return done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            done.Undo();
            return null;
        }
    }

    string? PathOf(string file)
    {
        if (file != RedirectReader.File && !PageName.IsFile(file)) return null;
        var path = Path.GetFullPath(Path.Combine(root, file));
        return path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : null;
    }

    // A link may lead out of the folder; what it leads to is somebody else's.
    bool HasLink(string path)
    {
        if (new FileInfo(path).LinkTarget is not null) return true;
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(path)!); folder is not null && folder.FullName.Length > root.Length; folder = folder.Parent)
            if (folder.LinkTarget is not null) return true;
        return false;
    }

    // Written beside and renamed: whoever reads meets the old text or the new one, never half of it.
    static void Put(string path, byte[] bytes)
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

    /// <summary>What was there before, until the database has the edition too.</summary>
    internal sealed class Written
    {
        readonly List<(string Path, byte[]? Bytes)> before = [];

        public void Remember(string path) => before.Add((path, File.Exists(path) ? File.ReadAllBytes(path) : null));

        public void Undo()
        {
            foreach (var (path, bytes) in Enumerable.Reverse(before))
                if (bytes is null && File.Exists(path)) File.Delete(path);
                else if (bytes is null) continue;
                else if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) Put(path, bytes);
        }
    }
}
