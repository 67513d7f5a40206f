using System.Diagnostics;
using System.Text.Json;

namespace Bargate.Tests.Host;

/// <summary>What `dotnet publish` is told to take along. That it starts was tried by hand: publishing takes too long for every run.</summary>
public sealed class PublishedTests
{
    [Fact]
    public async Task The_councils_are_published_with_the_site()
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(Repository.Root, "src/Bargate.Web/Bargate.Web.csproj"), "-getItem:Content", "-noLogo"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        using var json = JsonDocument.Parse(said);
        var published = json.RootElement.GetProperty("Items").GetProperty("Content").EnumerateArray()
            .Where(it => it.TryGetProperty("CopyToPublishDirectory", out var copy) && copy.GetString() == "PreserveNewest" && it.TryGetProperty("Link", out var to) && to.GetString()!.StartsWith("councils/", StringComparison.Ordinal))
            .Select(it => Path.GetRelativePath(Repository.Root, it.GetProperty("FullPath").GetString()!).Replace('\\', '/'));
        Assert.Equal(Repository.Files("councils"), published.Order(StringComparer.Ordinal));
    }
}
