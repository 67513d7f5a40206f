using System.Text;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Records.Import;

/// <summary>`bargate import records SOURCE FILE.csv`: what the import pages do, for a file that lies on the server. Cut off, the same line goes on: what was written is not written twice.</summary>
internal static class ImportRecords
{
    public const string Usage = "import records SOURCE FILE.csv";

    const int MostFaultsShown = 50;

    public static async Task<int> Run(IServiceProvider services, string[] arguments, CancellationToken stop)
    {
        var (id, path) = (arguments[1], arguments[2]);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        if (await db.Sources.SingleOrDefaultAsync(it => it.Id == id, stop) is not { } source)
            return await Refuse($"There is no source '{id}'. {await Known(db, stop)} An administrator adds one at /staff/records/imports/source.");
        if (!File.Exists(path)) return await Refuse($"There is no file {path}.");
        RecordImport? import;
        string? fault;
        try
        {
            using var text = new StreamReader(path, Encoding.UTF8);
            (import, fault) = await scope.ServiceProvider.GetRequiredService<ImportStore>().Take(source, text, Path.GetFileName(path), null, stop);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException) { return await Refuse($"The file {path} cannot be read: {failed.Message}"); }
        if (import is null) return await Refuse(fault!);
        var (_, header) = await scope.ServiceProvider.GetRequiredService<ImportStore>().About(import, stop);
        var mapping = ImportMapping.Read(import.Mapping) ?? ImportMapping.Guess(source.Register, header);
        foreach (var (column, heading) in mapping.Headings) await Console.Error.WriteLineAsync($"{column} is read from '{heading}'");
        if (mapping.Fault(header) is { } lacking) return await Refuse($"{lacking} Say which column is which at /staff/records/imports/mapping/{import.Id.Value}.");
        import.Mapping = mapping.Write();
        await scope.ServiceProvider.GetRequiredService<Imports>().Start(import, null, stop);
        await db.SaveChangesAsync(stop);
        return await Finish(services, import.Id, stop);
    }

    static async Task<int> Finish(IServiceProvider services, ImportId id, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var work = ActivatorUtilities.CreateInstance<RunImport>(scope.ServiceProvider);
        while (await work.Next(id, stop) is var (read, rows)) await Console.Error.WriteLineAsync($"{read:N0} of {rows:N0} rows");
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var done = await db.RecordImports.AsNoTracking().SingleAsync(it => it.Id == id, stop);
        foreach (var it in await db.ImportFaults.AsNoTracking().Where(it => it.Import == id).OrderBy(it => it.Line).Take(MostFaultsShown).ToListAsync(stop))
            await Console.Error.WriteLineAsync($"Line {it.Line}{(it.Column is null ? "" : $", {it.Column}")}: {it.Text}");
        if (done.Faults > MostFaultsShown) await Console.Error.WriteLineAsync($"There are more; /staff/records/imports/{id.Value} lists them.");
        await Console.Out.WriteLineAsync($"{done.Added:N0} new, {done.Changed:N0} changed, {done.Same:N0} the same, {done.Read - done.Added - done.Changed - done.Same:N0} left out.");
        return done.Faults > 0 ? 1 : 0;
    }

    static async Task<string> Known(BargateDb db, CancellationToken stop) =>
        await db.Sources.OrderBy(it => it.Id).Select(it => it.Id).ToListAsync(stop) is { Count: > 0 } all ? $"There are {string.Join(", ", all)}." : "There is none yet.";

    static async Task<int> Refuse(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 2;
    }
}
