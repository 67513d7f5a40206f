using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Loading;
using Bargate.Services.Walks;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Services.Commands;

/// <summary>`bargate services check [DIR]`: everything that is wrong in a council's folder, walks included; the configured one when none is named.</summary>
internal static class CheckCommand
{
    public static int Run(IServiceProvider services, string? named)
    {
        var faults = new Faults();
        var council = Council.Load(named ?? services.GetRequiredService<Council>().Folder, faults);
        var clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var read = CouncilFolder.Read(council.Folder, services.GetServices<QuestionKind>(), council.Languages, faults, walked: new WalkDay(council.Time.Today(clock), council.WorkingDays));
        foreach (var fault in faults) Console.Error.WriteLine(fault);
        Console.WriteLine(faults.Count == 0 ? $"{read.Services.Count} services without fault, {read.Services.Sum(it => it.Walks.Count)} walks" : Counted(faults.Count));
        return faults.Count == 0 ? 0 : 1;
    }

    public static string Counted(int faults) => faults == 1 ? "1 fault" : $"{faults} faults";
}
