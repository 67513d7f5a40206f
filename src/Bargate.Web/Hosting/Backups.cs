using Bargate.Kernel.Storage;

namespace Bargate.Web.Hosting;

/// <summary>`bargate backup DIR` beside the running site, and `bargate restore DIR` without one. The master key is never part of it.</summary>
static class Backups
{
    public static Command[] All { get; } =
    [
        new("backup", "backup DIR", (services, arguments, stop) => Try(services, arguments, Save, stop), Writes: false),
        new("restore", "restore DIR", (services, arguments, stop) => Try(services, arguments, Restore, stop)),
    ];

    static async Task<int> Try(IServiceProvider services, string[] arguments, Func<IServiceProvider, string, CancellationToken, Task> work, CancellationToken stop)
    {
        if (arguments is not [{ Length: > 0 } folder])
        {
            await Console.Error.WriteLineAsync("Name the folder of the backup: bargate backup DIR, or bargate restore DIR");
            return 2;
        }
        try
        {
            await work(services, Path.GetFullPath(folder), stop);
            return 0;
        }
        catch (Exception failed) when (failed is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return 1;
        }
    }

    // First the database, then the files: a file is written before its row and never changed, so every file that the copy names is there.
    static async Task Save(IServiceProvider services, string folder, CancellationToken stop)
    {
        var (database, settings) = (services.GetRequiredService<BargateDatabase>(), services.GetRequiredService<HostSettings>());
        Directory.CreateDirectory(folder);
        await DatabaseCopy.Save(database, Path.Combine(folder, DatabaseCopy.FileName(database)), stop);
        var files = Copy(settings.FilesPath, Path.Combine(folder, "files"), stop);
        Console.WriteLine($"{Path.Combine(folder, DatabaseCopy.FileName(database))} and {files} new files. The master key is not in it: keep that somewhere else.");
    }

    static async Task Restore(IServiceProvider services, string folder, CancellationToken stop)
    {
        var (database, settings) = (services.GetRequiredService<BargateDatabase>(), services.GetRequiredService<HostSettings>());
        var file = Path.Combine(folder, DatabaseCopy.FileName(database));
        if (!File.Exists(file)) throw new InvalidOperationException($"There is no {file}. A copy of {(database.IsPostgres ? "SQLite" : "PostgreSQL")} cannot be restored here.");
        await DatabaseCopy.Restore(database, file, stop);
        var files = Copy(Path.Combine(folder, "files"), settings.FilesPath, stop);
        Console.WriteLine($"The database and {files} files are back. Next: bargate migrate, start, and open a case to prove the master key.");
    }

    static int Copy(string from, string to, CancellationToken stop)
    {
        var copied = 0;
        if (!Directory.Exists(from)) return 0;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            stop.ThrowIfCancellationRequested();
            var copy = new FileInfo(Path.Combine(to, Path.GetRelativePath(from, file)));
            // Write-once: a file of the same length is the same file. One that was disposed of meanwhile is gone.
            if (copy.Exists && copy.Length == new FileInfo(file).Length) continue;
            copy.Directory!.Create();
            try { File.Copy(file, copy.FullName, overwrite: true); }
            catch (FileNotFoundException) { continue; }
            copied++;
        }
        return copied;
    }
}
