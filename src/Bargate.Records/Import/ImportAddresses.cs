using Bargate.Kernel.Storage;
using Bargate.Records.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Records.Import;

/// <summary>`bargate import addresses FILE.csv`: loads a property register, or says line by line why not.</summary>
internal sealed class ImportAddresses(PropertyWriter writer, TimeProvider clock, TextWriter output, TextWriter progress)
{
    public const string Usage = "import addresses FILE.csv [--replace] [--strict]";

    const int AtOnce = 3000, MostFaultsShown = 50;

    public static async Task<int> Run(IServiceProvider services, string[] arguments, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var found = scope.ServiceProvider;
        var writer = new PropertyWriter(found.GetRequiredService<BargateDb>(), found.GetRequiredService<BatchWriter>());
        return await new ImportAddresses(writer, found.GetRequiredService<TimeProvider>(), Console.Out, Console.Error).Run(arguments, stop);
    }

    public async Task<int> Run(string[] arguments, CancellationToken stop)
    {
        var files = arguments.Skip(1).Where(it => !it.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var unknown = arguments.FirstOrDefault(it => it.StartsWith("--", StringComparison.Ordinal) && it is not ("--replace" or "--strict"));
        if (arguments is not ["addresses", ..] || files.Length != 1) return Refuse($"Usage: bargate {Usage}");
        if (unknown is not null) return Refuse($"There is no option {unknown}. Usage: bargate {Usage}");
        if (!File.Exists(files[0])) return Refuse($"There is no file {files[0]}.");
        try
        {
            return await Load(files[0], arguments.Contains("--replace"), arguments.Contains("--strict"), stop);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return Refuse($"The file {files[0]} cannot be read: {failed.Message}");
        }
    }

    async Task<int> Load(string path, bool replace, bool strict, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        now = new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
        if (strict && Check(path, now) is { } code) return code;
        using var text = File.OpenText(path);
        var (file, headerFault) = AddressFile.Open(text);
        if (file is null) return Refuse(headerFault!);
        int loaded = 0, faults = 0;
        var next = new List<Property>(AtOnce);
        foreach (var line in file.Read(now))
        {
            if (line is AddressLine.Faulty faulty) Report(faulty, ref faults);
            else next.Add(((AddressLine.Good)line).Property);
            if (next.Count < AtOnce) continue;
            await writer.Put(next, stop);
            progress.WriteLine($"{loaded += next.Count} properties loaded");
            next.Clear();
        }
        await writer.Put(next, stop);
        loaded += next.Count;
        var removed = replace && faults == 0 && loaded > 0 ? await writer.RemoveOthers(now, stop) : 0;
        var streets = await writer.RefreshStreets(stop);
        Summary(loaded, faults, removed, replace, streets);
        return faults > 0 ? 1 : 0;
    }

    // Strict reads the file twice, so that nothing is written when anything is wrong.
    int? Check(string path, DateTime now)
    {
        using var text = File.OpenText(path);
        var (file, headerFault) = AddressFile.Open(text);
        if (file is null) return Refuse(headerFault!);
        var faults = 0;
        foreach (var line in file.Read(now))
            if (line is AddressLine.Faulty faulty) Report(faulty, ref faults);
        return faults == 0 ? null : Refuse($"Nothing was loaded: {Count(faults, "line has", "lines have")} a fault. Correct them, or leave out --strict to load the others.");
    }

    void Report(AddressLine.Faulty line, ref int faults)
    {
        faults++;
        if (faults <= MostFaultsShown) progress.WriteLine($"Line {line.Line}: {line.Fault}");
        else if (faults == MostFaultsShown + 1) progress.WriteLine($"More lines have faults; the first {MostFaultsShown} are shown.");
    }

    void Summary(int loaded, int faults, int removed, bool replace, int streets)
    {
        output.WriteLine($"{Count(loaded, "property", "properties")} loaded, on {Count(streets, "street", "streets")} in all.");
        if (faults > 0) output.WriteLine($"{Count(faults, "line was", "lines were")} left out. Correct them and load the file again: nothing is loaded twice.");
        if (replace && faults > 0) output.WriteLine("No property was removed, because a line that could not be read may be one of them.");
        else if (replace) output.WriteLine($"{Count(removed, "property that is not in the file was", "properties that are not in the file were")} removed.");
    }

    static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    int Refuse(string why)
    {
        progress.WriteLine(why);
        return 2;
    }
}
