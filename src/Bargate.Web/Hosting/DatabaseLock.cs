using System.Globalization;
using Bargate.Kernel.Storage;

namespace Bargate.Web.Hosting;

/// <summary>One process writes to an SQLite file: a second writer outside the gate took 300 journeys a second to 22. Beside the lock lies a note of who holds it.</summary>
sealed class DatabaseLock(FileStream held, string note) : IDisposable
{
    /// <param name="does">What this process does with it: `serves the site`.</param>
    /// <exception cref="SetUpFault">Another process holds it, or the file cannot be made.</exception>
    public static IDisposable? Take(BargateDatabase database, string does)
    {
        if (database.SqliteFile is not { } file) return null;
        var (locked, note) = (file + ".lock", file + ".user");
        try { Folder.CreateDirectory(Path.GetDirectoryName(file)!); }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException) { throw Unwritable(file, failed); }
        try
        {
            var held = new FileStream(locked, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            Write(note, does);
            return new DatabaseLock(held, note);
        }
        catch (UnauthorizedAccessException failed) { throw Unwritable(file, failed); }
        catch (IOException) when (File.Exists(locked))
        {
            throw new SetUpFault($"{file} is in use by another Bargate: {Holder(note)}. Stop that one first (Ctrl+C where it runs), publish at /staff/services or import records at /staff/records/imports of the running site, or name another folder: --Data=FOLDER");
        }
        catch (IOException failed) { throw Unwritable(file, failed); }
    }

    // Only a courtesy: on a full disk there is no note, and the lock is held all the same.
    static void Write(string note, string does)
    {
        try { File.WriteAllText(note, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}, which {does}")); }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException) { }
    }

    static SetUpFault Unwritable(string file, Exception failed) => new($"The database {file} cannot be made or written: {failed.Message} Name a file that this user may write to in ConnectionStrings:Bargate or Data.");

    static string Holder(string note)
    {
        const string Unknown = "a process that left no note";
        try { return File.ReadAllText(note) is { Length: > 0 } written ? written : Unknown; }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException) { return Unknown; }
    }

    public void Dispose()
    {
        File.Delete(note);
        held.Dispose();
    }
}
