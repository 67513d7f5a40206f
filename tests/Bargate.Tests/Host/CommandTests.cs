using System.Diagnostics;

namespace Bargate.Tests.Host;

/// <summary>`bargate NAME ...` as somebody at a terminal runs it.</summary>
public sealed class CommandTests : IDisposable
{
    readonly string folder = Folder.CreateTempSubdirectory("bargate-command-").FullName;

    [Fact]
    public async Task Services_check_reads_the_named_folder_and_makes_nothing()
    {
        var (code, said) = await Bargate(folder, "services", "check", Path.Combine(Repository.Root, "councils/southampton"));
        Assert.True(code == 0, said);
        Assert.Contains("services without fault", said, StringComparison.Ordinal);
        Assert.Empty(Folder.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Services_check_needs_neither_a_council_nor_a_place_for_data()
    {
        var (code, said) = await Bargate(folder, "services", "check", Path.Combine(Repository.Root, "councils/southampton"), "--Council=no-such-council", "--Data=/proc/nowhere", "--Smtp:Host=//");
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task The_settings_and_councils_beside_the_program_count_wherever_it_is_started()
    {
        var (code, said) = await Bargate(folder, "services", "check");
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task A_setting_behind_a_command_counts()
    {
        var council = Path.Combine(folder, "testham");
        Folder.CreateDirectory(Path.Combine(council, "services"));
        await File.WriteAllTextAsync(Path.Combine(council, "services", "broken.yaml"), "title: [");
        var (code, said) = await Bargate(folder, "services", "check", $"--Council={council}");
        Assert.Equal(1, code);
        Assert.Contains("services/broken.yaml", said, StringComparison.Ordinal);
        (code, said) = await Bargate(folder, "services", "check", "--Council=nowhere");
        Assert.Equal(2, code);
        Assert.Contains("There is no council folder", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_writes_takes_its_database_from_its_own_line()
    {
        var data = Path.Combine(folder, "data");
        var (code, said) = await Bargate(folder, "migrate", $"--Data={data}", $"--Council={Path.Combine(Repository.Root, "councils/southampton")}", $"--MasterKey={Web.Hosting.HostSettings.NewKey()}");
        Assert.True(code == 0, said);
        Assert.True(File.Exists(Path.Combine(data, "bargate.db")));
    }

    static async Task<(int Code, string Said)> Bargate(string from, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Web.Hosting.HostSettings).Assembly.Location, .. arguments]) { WorkingDirectory = from, RedirectStandardOutput = true, RedirectStandardError = true };
        // A machine that sets nothing.
        foreach (var name in new[] { "ConnectionStrings__Bargate", "Data", "Council", "MasterKey", "MasterKeyFile", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT" }) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    public void Dispose() => Folder.Delete(folder, recursive: true);
}
