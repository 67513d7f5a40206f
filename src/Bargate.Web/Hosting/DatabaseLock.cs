using Bargate.Kernel.Storage;

namespace Bargate.Web.Hosting;

/// <summary>One process writes to an SQLite file: a second writer outside the gate took 300 journeys a second to 22.</summary>
static class DatabaseLock
{
    public static IDisposable? Take(BargateDatabase database)
    {
        if (database.SqliteFile is not { } file) return null;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try { return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose); }
        catch (IOException) { throw new SetUpFault($"Another Bargate process is using {file}. Stop it first, or do this in the staff area: publishing at /staff."); }
    }
}
