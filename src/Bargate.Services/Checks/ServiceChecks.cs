using Bargate.Kernel.Yaml;
using Bargate.Services.Loading;

namespace Bargate.Services.Checks;

/// <summary>What publication asks of a service beyond being readable. Reading itself names unknown keys, ids, types, teams and options.</summary>
internal static class ServiceChecks
{
    public static void Run(ReadService read, Faults faults)
    {
        Exits.Check(read, faults);
        Stages.Check(read, faults);
        CaseParts.Check(read, faults);
        Fees.Check(read, faults);
        Renewals.Check(read, faults);
        Reachability.Check(read, faults);
        Translations.Check(read, faults);
    }
}
