using Bargate.Forms;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Loading;

namespace Bargate.Tests;

/// <summary>Every council's folder loads without a fault, with the question types that Forms really has.</summary>
public sealed class CouncilsTests
{
    public static TheoryData<string> Councils => [.. Folder.GetDirectories(Path.Combine(Repository.Root, "councils")).Select(it => Path.GetFileName(it))];

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

    [Fact]
    public void A_top_task_that_is_no_service_is_a_fault_where_it_stands()
    {
        var folder = Folder.CreateTempSubdirectory("bargate-top-tasks").FullName;
        try
        {
            Folder.CreateDirectory(Path.Combine(folder, "services"));
            File.WriteAllText(Path.Combine(folder, "services", "missed-bin.yaml"), "");
            File.WriteAllText(Path.Combine(folder, "council.yaml"), "top-tasks: [missed-bin, missed-bim]\nsearch-words:\n  mised-bin: [refuse]\n");
            var faults = new Faults();
            var council = Council.Load(folder, faults);
            Assert.Equal(["missed-bin"], council.TopTasks);
            Assert.Contains("council.yaml:1:25", faults.ToString(), StringComparison.Ordinal);
            Assert.Contains("There is no service 'missed-bim'", faults.ToString(), StringComparison.Ordinal);
            Assert.Contains("Did you mean 'missed-bin'?", faults.ToString(), StringComparison.Ordinal);
            Assert.Contains("There is no service 'mised-bin'", faults.ToString(), StringComparison.Ordinal);
        }
        finally { Folder.Delete(folder, recursive: true); }
    }
}
