using System.Text;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Bargate.Records.Import;

/// <summary>
/// Files that the council's systems put into a folder. The name says the source: `council-tax.csv`, `council-tax.2026-11-22.csv`. What is taken
/// moves to `taken`; what cannot be goes to `refused`, beside a text of the same name that says why.
/// </summary>
internal sealed class WatchedFolder(BargateDb db, ImportStore store, Imports imports, IConfiguration configuration, TimeProvider clock, ILogger<WatchedFolder> log)
{
    public const string Setting = "Records:Import:Folder";

    const string TakenFolder = "taken", RefusedFolder = "refused", Reason = ".txt";
    const int MostShown = 50;

    // Still being written, for all we know.
    static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    public string? Folder => configuration[Setting] is { Length: > 0 } folder ? folder : null;

    /// <summary>Files that were refused, with why, the newest first.</summary>
    public IReadOnlyList<(string File, string Why)> Refused()
    {
        if (Folder is not { } folder || !Directory.Exists(Path.Combine(folder, RefusedFolder))) return [];
        return [.. new DirectoryInfo(Path.Combine(folder, RefusedFolder)).GetFiles("*" + Reason).OrderByDescending(it => it.LastWriteTimeUtc).Take(MostShown).Select(it => (Path.GetFileNameWithoutExtension(it.Name), File.ReadAllText(it.FullName)))];
    }

    /// <summary>Takes every file that lies there, by name. Cut off between a file and its move, it takes that file again, which changes nothing.</summary>
    public async Task Take(CancellationToken stop)
    {
        if (Folder is not { } folder) return;
        if (!Directory.Exists(folder))
        {
            log.LogError("The folder {Folder} of {Setting} does not exist. Make it, or take the setting away", folder, Setting);
            return;
        }
        foreach (var file in new DirectoryInfo(folder).GetFiles("*.csv").OrderBy(it => it.Name, StringComparer.Ordinal))
        {
            if (clock.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc < Settled) continue;
            string? fault;
            try { fault = await TakeOne(file, stop); }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException) { fault = $"It cannot be read: {failed.Message}"; }
            Move(file, folder, fault);
        }
    }

    async Task<string?> TakeOne(FileInfo file, CancellationToken stop)
    {
        var id = file.Name[..file.Name.IndexOf('.', StringComparison.Ordinal)];
        if (await db.Sources.SingleOrDefaultAsync(it => it.Id == id, stop) is not { } source)
            return $"There is no source '{id}'. Begin the file's name with the id of one, then a dot, or add the source at /staff/records/imports/source.";
        RecordImport? import;
        string? fault;
        using (var text = new StreamReader(file.FullName, Encoding.UTF8)) (import, fault) = await store.Take(source, text, file.Name, null, stop);
        if (import is null) return fault;
        var (_, header) = await store.About(import, stop);
        var mapping = ImportMapping.Read(import.Mapping) ?? ImportMapping.Guess(source.Register, header);
        // Nobody looks at night: only a mapping that an officer has confirmed before is used unseen.
        if (source.Mapping is null) return $"Nobody has said yet which column of this source is which. Say it at /staff/records/imports/mapping/{import.Id.Value}, and start the import there.";
        if (mapping.Fault(header) is { } lacking) return lacking;
        if (import.Mapping is null) return "Its columns are not those of the last file. Upload it at /staff/records/imports/upload and say which is which.";
        await imports.Start(import, null, stop);
        await db.SaveChangesAsync(stop);
        log.LogInformation("The file {File} was taken as import {Import}: {Rows} rows", file.Name, import.Id.Value, import.Rows);
        return null;
    }

    void Move(FileInfo file, string folder, string? fault)
    {
        var into = Path.Combine(folder, fault is null ? TakenFolder : RefusedFolder);
        Directory.CreateDirectory(into);
        file.MoveTo(Path.Combine(into, file.Name), overwrite: true);
        if (fault is null) return;
        File.WriteAllText(Path.Combine(into, file.Name + Reason), fault);
        // Of a file without column names the reason quotes its first row, which is somebody.
        log.LogError("The file {File} was refused; the text beside it says why", file.Name);
    }
}
