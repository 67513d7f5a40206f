using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Loading;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Services.Commands;

/// <summary>`bargate services check [DIR]`: everything that is wrong in a council's folder, the configured one when none is named, without touching a database.</summary>
internal static class CheckCommand
{
    public const string Usage = "services check [DIR]";

    public static Task<int> Run(IServiceProvider services, string[] arguments, CancellationToken stop)
    {
        if (arguments is not (["check"] or ["check", _]))
        {
            Console.Error.WriteLine($"Write: bargate {Usage}, for example bargate services check councils/southampton");
            return Task.FromResult(2);
        }
        var faults = new Faults();
        var council = Council.Load(arguments is [_, var folder] ? folder : services.GetRequiredService<Council>().Folder, faults);
        var read = CouncilFolder.Read(council.Folder, services.GetServices<QuestionKind>(), council.Languages, faults);
        foreach (var fault in faults) Console.Error.WriteLine(fault);
        Console.WriteLine(faults.Count == 0 ? $"{read.Services.Count} services without fault" : $"{faults.Count} faults");
        return Task.FromResult(faults.Count == 0 ? 0 : 1);
    }
}
