using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Retention;
using Bargate.Kernel.Yaml;

namespace Bargate.Web.Hosting;

/// <summary>What was wrong in `council.yaml`, the words and the places when they were read at start.</summary>
sealed record CouncilFaults(IReadOnlyList<Fault> All)
{
    public static CouncilFaults Of(Council council, Faults faults, IServiceProvider services)
    {
        using var scope = services.CreateScope();
        StandingApproval.Check(council, scope.ServiceProvider.GetServices<IRetained>(), faults);
        return new([.. faults]);
    }
}
