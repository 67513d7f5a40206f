using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Bargate.Kernel.Backups;
using Bargate.Kernel.Files;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;

namespace Bargate.Web.Hosting;

/// <summary>`bargate backup DIR` beside the running site, and `bargate restore DIR` without one. The master key is never part of it.</summary>
static class Backups
{
    public const string Over = "--over";

    public static Command[] All { get; } =
    [
        new("backup", [new("backup DIR", "copies the database and the sealed files into a folder while the site runs; never the master key")], (services, arguments, stop) => Try(services, arguments, Save, stop), HasFolder, Writes: false),
        new("restore", [new($"restore DIR [{Over}]", $"puts a backup in place of an empty database; {Over} puts an old one aside")], (services, arguments, stop) => Try(services, arguments, Restore, stop), HasFolder),
    ];

    static bool HasFolder(string[] arguments) => arguments is [{ Length: > 0 }];

    static async Task<int> Try(IServiceProvider services, string[] arguments, Func<IServiceProvider, string, bool, CancellationToken, Task> work, CancellationToken stop)
    {
        var folder = arguments.Single(it => it != Over);
        try
        {
            await work(services, Path.GetFullPath(folder), arguments.Contains(Over), stop);
            return 0;
        }
        catch (Exception failed) when (failed is InvalidOperationException or IOException or UnauthorizedAccessException or DbException)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return 1;
        }
    }

    // First the database, then the files: a file is written before its row and never changed, so every file that the copy names is there.
    // The names of a whole backup are given last.
    static async Task Save(IServiceProvider services, string folder, bool over, CancellationToken stop)
    {
        var (copy, settings) = (DatabaseCopy.Of(services.GetRequiredService<BargateDatabase>()), services.GetRequiredService<HostSettings>());
        Folder.CreateDirectory(folder);
        var (part, files) = (Path.Combine(folder, $"bargate{copy.Kind}.part"), Path.Combine(folder, "files"));
        var rows = await copy.Save(part, stop);
        var added = FileCopy.Run(settings.FilesPath, files, stop);
        var hash = await Manifest.HashOf(part, stop);
        var manifest = new Manifest(Edition, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, copy.NameOf(hash), hash, rows, FileCopy.Count(files));
        // Cut off anywhere here, the manifest in the folder names a copy that is there.
        File.Move(part, Path.Combine(folder, manifest.Copy), overwrite: true);
        await manifest.Write(folder, stop);
        copy.DeleteOthers(folder, manifest.Copy);
        Console.WriteLine($"{Path.Combine(folder, manifest.Copy)}: {rows.Values.Sum()} rows in {rows.Count} tables. {files}: {manifest.Files} files, {added} of them new.");
        Console.WriteLine("The master key is not in this backup, and without it nothing personal in it can be read. Keep the key somewhere else.");
    }

    static async Task Restore(IServiceProvider services, string folder, bool over, CancellationToken stop)
    {
        var (copy, settings) = (DatabaseCopy.Of(services.GetRequiredService<BargateDatabase>()), services.GetRequiredService<HostSettings>());
        var manifest = await Manifest.Check(folder, copy.Kind, stop);
        if (!over && await copy.HasContent(stop)) throw new InvalidOperationException($"There is a database already. Name an empty place in the settings, or write {Over} to put the old one aside.");
        var mark = services.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyyMMdd_HHmmss_fff", CultureInfo.InvariantCulture);
        var aside = await copy.Restore(Path.Combine(folder, manifest.Copy), mark, stop);
        var rows = await copy.Count(stop);
        if (manifest.Rows.FirstOrDefault(it => rows.GetValueOrDefault(it.Key) != it.Value) is { Key: not null } lost)
            throw new InvalidOperationException($"{lost.Key} has {rows.GetValueOrDefault(lost.Key)} rows and the backup had {lost.Value}. Do not start on this database: restore again, or use another backup.");
        var files = FileCopy.Run(Path.Combine(folder, "files"), settings.FilesPath, stop);
        Console.WriteLine($"The backup of {manifest.At:u}, made by Bargate {manifest.Edition}, is back: {rows.Values.Sum()} rows in {rows.Count} tables, as many as it was made with, and {files} files that were not there.");
        if (aside is not null) Console.WriteLine($"The old database was put aside as {aside}. Delete it when you are sure: it holds personal data.");
        Console.WriteLine(await Proof(services, stop));
        Console.WriteLine("Next: bargate migrate, start, and open a case.");
    }

    // What would be noticed only when somebody opens the case.
    static async Task<string> Proof(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var stored = services.GetRequiredService<FileStore>().Stored().Select(it => it.Id).ToHashSet();
        var missing = (await db.Set<FileRow>().Select(it => it.Id).ToListAsync(stop)).Count(it => !stored.Contains(it));
        var files = missing == 0 ? "Every file that the database names is there." : $"{missing} files that the database names are not there.";
        if (await db.Set<KeyRow>().Where(it => it.Wrapped != null).OrderByDescending(it => it.CreatedAt).Select(it => (Guid?)it.Id).FirstOrDefaultAsync(stop) is not { } id) return files;
        try
        {
            await scope.ServiceProvider.GetRequiredService<KeyRing>().Open(id, stop);
            return $"{files} The master key set here opens it.";
        }
        catch (CryptographicException) { throw new InvalidOperationException($"{files} The master key set here does NOT open what is back. Set the one that it was made with before you start."); }
    }

    static string Edition => typeof(Backups).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";
}
