using System.Text.RegularExpressions;
using Bargate.Forms;
using Bargate.Kernel.Calendar;
using Bargate.Kernel.Yaml;
using Bargate.Services.Commands;
using Bargate.Services.Contract;
using Bargate.Services.Loading;
using Bargate.Services.Walks;

namespace Bargate.Tests.Services;

/// <summary>The faults of a folder as somebody reads them: in order, and none that only follows from another.</summary>
public sealed class FaultOrderTests : IDisposable
{
    readonly string council = Folder.CreateTempSubdirectory("bargate-faults-").FullName;

    public FaultOrderTests()
    {
        foreach (var source in Folder.GetFiles(Given.CouncilFolder(), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(council, Path.GetRelativePath(Given.CouncilFolder(), source));
            Folder.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(source, to);
        }
    }

    static IReadOnlyList<QuestionKind> Kinds { get; } = [.. QuestionTypes.All.Select(it => it.Kind)];

    List<Fault> Read()
    {
        var faults = new Faults();
        CouncilFolder.Read(council, Kinds, ["en", "pl"], faults, walked: new WalkDay(new DateOnly(2026, 11, 25), WorkingDays.WithoutHolidays));
        return [.. faults];
    }

    [Theory]
    [InlineData("services/missed-bin.yaml", "type: choice", "type: choise", "There is no question type 'choise'")]
    [InlineData("services/missed-bin.yaml", "  - id: tag", "  - idd: tag", "'id' is missing", "'idd' is not known here")]
    [InlineData("services/missed-bin.yaml", "  - id: collection-day", "  - id: \"collection-day", "This is not YAML")]
    [InlineData("blocks/contact-optional@1.yaml", "    type: yes-no", "    tipe: yes-no", "'type' is missing", "'tipe' is not known here")]
    [InlineData("blocks/contact-optional@1.yaml", "questions:", "questions: [", "This is not YAML")]
    [InlineData("teams.yaml", "waste:", "waste: [", "This is not YAML")]
    public void A_fault_is_not_told_again_by_what_follows_from_it(string file, string old, string instead, params string[] said)
    {
        Break(file, old, instead);
        var found = Read();
        Assert.NotEmpty(found);
        Assert.All(found, it => Assert.Equal(file, it.File));
        Assert.All(found, it => Assert.Contains(said, one => it.Problem.StartsWith(one, StringComparison.Ordinal)));
    }

    [Fact]
    public void Faults_stand_by_file_and_from_the_top()
    {
        foreach (var file in new[] { "services/road-problem.yaml", "services/missed-bin.yaml", "services/complaint.yaml" })
        {
            Break(file, "keep:", "keeep:");
            Break(file, "topic: ", "topik: ");
        }
        var found = Read();
        Assert.True(found.Count >= 6);
        Assert.Equal(found.OrderBy(it => it.File, StringComparer.Ordinal).ThenBy(it => it.Line).ThenBy(it => it.Column), found);
    }

    [Fact]
    public void One_fault_is_one_fault() => Assert.Equal(["1 fault", "2 faults"], [CheckCommand.Counted(1), CheckCommand.Counted(2)]);

    void Break(string file, string old, string instead)
    {
        var path = Path.Combine(council, file);
        var text = File.ReadAllText(path);
        var (before, after) = (Regex.Escape(old), instead.Replace("$", "$$", StringComparison.Ordinal));
        Assert.Matches(before, text);
        File.WriteAllText(path, Regex.Replace(text, before, after, RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    public void Dispose() => Folder.Delete(council, recursive: true);
}
