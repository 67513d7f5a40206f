using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Loading;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Services.Commands;

/// <summary>`bargate services ...`: what a service designer works with. None of it touches a database.</summary>
internal static class ServicesCommand
{
    public const string Usage = "services check [DIR] | new NAME [DIR] | graph NAME [FILE] | schema [FILE]";

    public static Task<int> Run(IServiceProvider services, string[] arguments, CancellationToken stop) => Task.FromResult(arguments switch
    {
        ["check"] or ["check", _] => CheckCommand.Run(services, arguments.ElementAtOrDefault(1)),
        ["new", var name, ..] when arguments.Length <= 3 => NewCommand.Run(FolderOf(services, arguments.ElementAtOrDefault(2)), name),
        ["graph", var name, ..] when arguments.Length <= 3 => Graph(services, name, arguments.ElementAtOrDefault(2)),
        ["schema"] or ["schema", _] => Write(Schema.Of(services.GetServices<QuestionKind>()), arguments.ElementAtOrDefault(1)),
        _ => Wrong(),
    });

    static int Wrong()
    {
        Console.Error.WriteLine($"Write: bargate {Usage}, for example bargate services check councils/southampton");
        return 2;
    }

    static string FolderOf(IServiceProvider services, string? named) => named ?? services.GetRequiredService<Council>().Folder;

    static int Graph(IServiceProvider services, string name, string? file)
    {
        var (council, faults) = (services.GetRequiredService<Council>(), new Faults());
        var folder = CouncilFolder.Read(council.Folder, services.GetServices<QuestionKind>(), council.Languages, faults);
        if (folder.Services.FirstOrDefault(it => it.Id == name) is not { } found)
        {
            Console.Error.WriteLine($"There is no service '{name}'. {Nearest.Suggest(name, folder.Services.Select(it => it.Id))}");
            return 2;
        }
        if (found.Read is { } read) return Write(GraphDrawing.Of(read.Definition, council.Language), file);
        foreach (var fault in faults) Console.Error.WriteLine(fault);
        return 1;
    }

    static int Write(string text, string? file)
    {
        if (file is null)
        {
            Console.Out.WriteLine(text);
            return 0;
        }
        try { File.WriteAllText(file, text + "\n"); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Console.Error.WriteLine($"{file} cannot be written: {e.Message}");
            return 1;
        }
        return 0;
    }
}
