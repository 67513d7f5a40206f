using System.Diagnostics;

namespace Bargate.BrowserTests;

/// <summary>Finds a Chromium, or installs one where it can. Where it cannot, tests are skipped with the reason, and fail when CI=true.</summary>
sealed class Chromium : IAsyncDisposable
{
    static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    static readonly string[] Flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    IPlaywright? playwright;
    IBrowser? browser;
    string? lacking;

    /// <summary>The browser; skips the calling test where there is none.</summary>
    public IBrowser Browser
    {
        get
        {
            if (browser is not null) return browser;
            if (Environment.GetEnvironmentVariable("CI") == "true") throw new InvalidOperationException(lacking);
            throw new SkipException(lacking);
        }
    }

    public async Task Start()
    {
        try
        {
            var path = Find() ?? (Apt() ? Find() : null);
            if (path is null && Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0)
            {
                lacking = "There is no Chromium and none could be installed: install one, or name one in BARGATE_CHROMIUM.";
                return;
            }
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Flags });
        }
        catch (PlaywrightException failed) { lacking = $"Chromium did not start ({failed.Message.Split('\n')[0]}): install one, or name one in BARGATE_CHROMIUM."; }
    }

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("BARGATE_CHROMIUM") is { Length: > 0 } named) return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin");
        return folders.SelectMany(_ => Names, Path.Combine).FirstOrDefault(File.Exists);
    }

    static bool Apt()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !File.Exists("/usr/bin/apt-get")) return false;
        return Run("update", "-q") && Run("install", "-y", "-q", "--no-install-recommends", "chromium");
    }

    static bool Run(params string[] arguments)
    {
        using var apt = Process.Start(new ProcessStartInfo("/usr/bin/apt-get", arguments) { RedirectStandardOutput = true, Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } })!;
        apt.StandardOutput.ReadToEnd();
        apt.WaitForExit();
        return apt.ExitCode == 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
