using Bargate.Forms;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Loading;

namespace Bargate.Tests;

/// <summary>Every council's folder loads without a fault, with the question types that Forms really has.</summary>
public sealed class CouncilsTests
{
    public static TheoryData<string> Councils => [.. Directory.GetDirectories(Path.Combine(Repository.Root, "councils")).Select(it => Path.GetFileName(it))];

    [Theory, MemberData(nameof(Councils))]
    public void A_councils_folder_loads_without_fault(string council)
    {
        var faults = new Faults();
        var loaded = Council.Load(Path.Combine(Repository.Root, "councils", council), faults);
        var folder = CouncilFolder.Read(loaded.Folder, QuestionTypes.All.Select(it => it.Kind), loaded.Languages, faults);
        Assert.True(faults.Count == 0, faults.ToString());
        Assert.Equal(Repository.Files($"councils/{council}/services", ".yaml").Count(it => !it.EndsWith(".walks.yaml", StringComparison.Ordinal)), folder.Services.Count);
        Assert.All(folder.Services, it => Assert.NotNull(it.Read));
    }
}
