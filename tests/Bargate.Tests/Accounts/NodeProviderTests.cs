using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using Bargate.Accounts.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bargate.Tests.Accounts;

/// <summary>Signs in through npm's oidc-provider: a provider whose authors never saw our handler.</summary>
public sealed class NodeProviderTests
{
    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "oidc");

    [SkippableFact]
    public async Task An_officer_signs_in_through_a_provider_that_somebody_else_wrote()
    {
        var port = FreePort();
        using var provider = await StartProvider($"http://127.0.0.1:{port}/staff/sign-in/callback");
        var settings = MintedProvider.Settings;
        (settings["SignIn:Authority"], settings["SignIn:ClientSecret"], settings["urls"]) = (provider.Issuer, "a-secret-that-only-the-tests-know", $"http://127.0.0.1:{port}");
        await using var host = await PeopleHost.Start("Production", settings, endpoints: app =>
            app.MapGet("/staff/me", (CurrentOfficer officer) => $"{officer.Name}|{officer.Role}|{string.Join(',', officer.Teams)}").WithMetadata(new NeedsAttribute(Permissions.CasesSee)));

        using var lead = host.Visit();
        Assert.Equal("Łucja Nowak|TeamLead|waste", (await lead.Get("/staff/sign-in?handler=Provider&return=%2Fstaff%2Fme")).Html);

        using var http = new HttpClient();
        await http.PostAsync($"{provider.Issuer}/be/visitor", null);
        using var val = host.Visit();
        var refused = await val.Get("/staff/sign-in?handler=Provider");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("has not been given a role", refused.Main, StringComparison.Ordinal);
    }

    static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static async Task<Running> StartProvider(string callback)
    {
        try
        {
            if (!System.IO.Directory.Exists(Path.Combine(Folder(), "node_modules", "oidc-provider"))) await Npm();
            var node = Process.Start(new ProcessStartInfo("node", ["provider.mjs", callback]) { WorkingDirectory = Folder(), RedirectStandardOutput = true, RedirectStandardError = true })!;
            node.BeginErrorReadLine();
            for (var line = ""; line is not null; line = await node.StandardOutput.ReadLineAsync())
                if (line.StartsWith("PORT ", StringComparison.Ordinal)) return new(node, $"http://127.0.0.1:{line[5..]}");
            throw new InvalidOperationException("The provider ended before it was ready; run: node provider.mjs " + callback);
        }
        catch (Exception missing) when (Environment.GetEnvironmentVariable("CI") != "true" && missing is not Xunit.Sdk.XunitException)
        {
            throw new SkipException($"npm's oidc-provider could not be started (it needs Node 20 and npm): {missing.Message}");
        }
    }

    static async Task Npm()
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = Folder(), RedirectStandardOutput = true })!;
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new InvalidOperationException($"npm ci in {Folder()} failed");
    }

    sealed record Running(Process Node, string Issuer) : IDisposable
    {
        public void Dispose()
        {
            Node.Kill(entireProcessTree: true);
            Node.Dispose();
        }
    }
}
