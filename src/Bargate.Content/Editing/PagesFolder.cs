using System.Text;
using Bargate.Content.Loading;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Storage;

namespace Bargate.Content.Editing;

/// <summary>The files of pages in the council's folder, byte for byte. Nothing outside `pages/` and `redirects.yaml` is ever written.</summary>
/// <param name="mayWrite">The setting `Pages:WriteFolder`.</param>
internal sealed class PagesFolder(Council council, bool mayWrite)
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly string root = Path.GetFullPath(council.Folder);

    /// <summary>Held from the look at the folder until the database has the edition: whoever loses must not put back what was there before the one that won.</summary>
    public WriteGate Gate { get; } = new();

    /// <summary>A file as it is, its byte order mark included; null when it is not there or is no text.</summary>
    public string? Read(string file)
    {
        try { return PathOf(file) is { } path && File.Exists(path) ? Utf8.GetString(File.ReadAllBytes(path)) : null; }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException) { return null; }
    }

    /// <summary>Writes files, and deletes those without text: all of them, or none and null when the folder cannot be written.</summary>
    public FolderChange? Write(IReadOnlyDictionary<string, string?> changes)
    {
        if (!mayWrite) return null;
        var done = new FolderChange();
        try
        {
            foreach (var (file, text) in changes)
            {
                if (PathOf(file) is not { } path || HasLink(path)) throw new IOException("Outside the folder.");
                done.Put(path, text is null ? null : Utf8.GetBytes(text));
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
}
