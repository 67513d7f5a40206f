using System.Text;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Storage;

namespace Bargate.Services.Loading;

/// <summary>Writes a service's files into the council's folder: both, or none.</summary>
/// <param name="mayWrite">The setting `Services:WriteFolder`.</param>
internal sealed class FolderWriter(Council council, bool mayWrite)
{
    /// <summary>Held from the look at the folder until the database has the edition: whoever loses must not put back what was there before the one that won.</summary>
    public WriteGate Gate { get; } = new();

    /// <summary>Null when the folder cannot be written.</summary>
    public FolderChange? Write(string service, string text, string walks)
    {
        var folder = Path.GetFullPath(Path.Combine(council.Folder, "services"));
        if (!mayWrite || !Ids.IsGood(service) || !Directory.Exists(folder)) return null;
        var done = new FolderChange();
        try
        {
            foreach (var (file, content) in new[] { ($"{service}.walks.yaml", walks), ($"{service}.yaml", text) })
            {
                var path = Path.Combine(folder, file);
                // A link may lead out of the folder; what it leads to is somebody else's.
                if (new FileInfo(path).LinkTarget is not null) throw new IOException("A link.");
                done.Put(path, Encoding.UTF8.GetBytes(content));
            }
            return done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            done.Undo();
            return null;
        }
    }
}
