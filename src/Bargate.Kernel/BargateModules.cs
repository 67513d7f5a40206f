using System.Reflection;

namespace Bargate.Kernel;

/// <summary>The modules of this host, bottom to top: the one list in its `Program.cs`.</summary>
public sealed record BargateModules(IReadOnlyList<BargateModule> All)
{
    /// <summary>Kernel's and every module's assembly.</summary>
    public IReadOnlyList<Assembly> Assemblies { get; } = [.. All.Select(it => it.GetType().Assembly).Prepend(typeof(BargateModules).Assembly).Distinct()];

    internal string Key { get; } = string.Join(',', All.Select(it => it.GetType().FullName));
}
