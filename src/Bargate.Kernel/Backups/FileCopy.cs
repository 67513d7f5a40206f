namespace Bargate.Kernel.Backups;

/// <summary>Copies sealed files that the other folder does not have yet.</summary>
public static class FileCopy
{
    public static int Count(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count() : 0;

    /// <summary>How many were copied.</summary>
    public static int Run(string from, string to, CancellationToken stop = default)
    {
        var copied = 0;
        if (!Directory.Exists(from)) return 0;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            stop.ThrowIfCancellationRequested();
            var copy = new FileInfo(Path.Combine(to, Path.GetRelativePath(from, file)));
            try
            {
                // Write-once: a file of the same length is the same file. One that was disposed of meanwhile is gone.
                if (copy.Exists && copy.Length == new FileInfo(file).Length) continue;
                copy.Directory!.Create();
                File.Copy(file, copy.FullName, overwrite: true);
            }
            catch (FileNotFoundException) { continue; }
            copied++;
        }
        return copied;
    }
}
