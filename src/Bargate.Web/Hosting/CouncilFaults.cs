using Bargate.Kernel.Yaml;

namespace Bargate.Web.Hosting;

/// <summary>What was wrong in `council.yaml`, the words and the places when they were read at start.</summary>
sealed record CouncilFaults(IReadOnlyList<Fault> All);
