using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Loading;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Services.Commands;

/// <summary>`bargate services ...`: what a service designer works with. None of it touches a database.</summary>
internal static class ServicesCommand
{
    public static Usage[] Usages { get; } =
    [
        new("services check [DIR]", "names every fault in a council's folder, walks included"),
        new("services new NAME [DIR]", "writes a service to begin with"),
        new("services graph NAME [FILE]", "draws the flow of a service as SVG"),
        new("services schema [FILE]", "the JSON Schema of service files, for editors"),
    ];

    public static bool Fits(string[] arguments) => arguments is ["check" or "schema"] or ["check" or "schema", _] or ["new" or "graph", _] or ["new" or "graph", _, _];

    public static Task<int> Run(IServiceProvider services, string[] arguments, CancellationToken stop) => Task.FromResult(arguments[0] switch
    {
        "check" => CheckCommand.Run(services, arguments.ElementAtOrDefault(1)),
        "new" => NewCommand.Run(FolderOf(services, arguments.ElementAtOrDefault(2)), arguments[1]),
        "graph" => Graph(services, arguments[1], arguments.ElementAtOrDefault(2)),
        _ => Write(Schema.Of(services.GetServices<QuestionKind>()), arguments.ElementAtOrDefault(1)),
    });

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
