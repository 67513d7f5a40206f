using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Retention;
using Bargate.Kernel.Yaml;

namespace Bargate.Tests.Kernel.Retention;

/// <summary>What `council.yaml` says about retention, and where it is wrong.</summary>
public sealed class StandingApprovalTests : IDisposable
{
    readonly string folder = Folder.CreateTempSubdirectory("bargate-council-").FullName;

    [Fact]
    public void A_standing_approval_names_its_class_and_who_decided()
    {
        var (council, faults) = Read("  backup-days: 90\n  standing-approvals:\n    - { class: drafts, decision: Board }");
        Assert.Empty(faults);
        Assert.Equal(("drafts", "Board", 90), (council.StandingApprovals.Single().Class, council.StandingApprovals.Single().Decision, council.BackupDays));
    }

    [Theory]
    [InlineData("    - { class: draft, decision: Board }", "There is no record class 'draft'", 0, 16)]
    [InlineData("    - { class: drafts }", "'decision' is missing", 0, 7)]
    [InlineData("    - { class: drafts, decision: A }\n    - { class: drafts, decision: B }", "'drafts' has a standing approval already", 1, 16)]
    [InlineData("    - { class: drafts, decision: A, untill: 2030 }", "'untill' is not known here", 0, 37)]
    public void A_fault_is_named_with_its_line_and_column(string approvals, string problem, int line, int column)
    {
        var (_, faults) = Read("  standing-approvals:\n" + approvals);
        var fault = Assert.Single(faults);
        Assert.Equal((problem, "council.yaml"), (fault.Problem, fault.File));
        Assert.Equal(column, fault.Column);
        Assert.Contains(File.ReadAllLines(Path.Combine(folder, "council.yaml"))[fault.Line - 1].Trim(), approvals.Split('\n')[line], StringComparison.Ordinal);
        Assert.NotEmpty(fault.Fix);
    }

    [Fact]
    public void The_days_of_backups_are_a_number() =>
        Assert.Equal("'backup-days' must be a whole number from 1 to 3650", Assert.Single(Read("  backup-days: some").Faults).Problem);

    (Council Council, Faults Faults) Read(string retention)
    {
        var source = Path.Combine(Repository.Root, "councils/southampton");
        foreach (var file in Folder.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Folder.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
        var written = Path.Combine(folder, "council.yaml");
        var text = File.ReadAllText(written);
        File.WriteAllText(written, $"{text[..text.IndexOf("retention:", StringComparison.Ordinal)]}retention:\n{retention}\n");
        var faults = new Faults();
        var council = Council.Load(folder, faults);
        StandingApproval.Check(council, [new Drafts()], faults);
        return (council, faults);
    }

    public void Dispose() => Folder.Delete(folder, recursive: true);

    sealed class Drafts : IRetained
    {
        public string Key => "drafts";

        public Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop) => Task.FromResult<IReadOnlyList<DueRecord>>([]);

        public Task<bool> Dispose(Guid record, CancellationToken stop) => Task.FromResult(false);
    }
}
