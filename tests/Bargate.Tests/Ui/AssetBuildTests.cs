using System.Diagnostics;

namespace Bargate.Tests.Ui;

public sealed class AssetBuildTests
{
    [Fact]
    public async Task An_asset_that_left_the_source_leaves_the_build_too()
    {
        var ui = Path.Combine(Repository.Root, "src/Bargate.Ui");
        string[] stale = [Path.Combine(ui, "obj/assets/gone.js"), Path.Combine(ui, "obj/assets/public/assets/gone/gone.js")];
        foreach (var file in stale)
        {
            Folder.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, "gone");
        }
        using var build = Process.Start(new ProcessStartInfo("node", ["assets.mjs", Path.Combine(ui, "obj")]) { WorkingDirectory = ui })!;
        await build.WaitForExitAsync();
        Assert.Equal(0, build.ExitCode);
        Assert.All(stale, it => Assert.False(File.Exists(it), it));
        Assert.True(File.Exists(Path.Combine(ui, "obj/assets/site.js")));
        Assert.NotEmpty(Folder.GetFiles(Path.Combine(ui, "obj/assets/public/assets/leaflet/images")));
    }
}
