namespace Bargate.Web.Hosting;

/// <summary>The settings that docs/operations.md describes, and those of ASP.NET Core that may stand on the command line: a name that is none of them is a slip.</summary>
static class KnownSettings
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "ConnectionStrings:Bargate", "Data", "Files:Path", "Files:Clamd", "Records:Import:Folder", "Pages:WriteFolder", "Services:WriteFolder", "Council", "MasterKey", "MasterKeyFile", "PublicUrl", "Proxies", "Limits:PublicPostsPerMinute", "Limits:ApiCallsPerMinute", "Funnel:Count", "Outgoing:AllowLocalAddresses", "Webhooks:TimeoutSeconds",
        "Smtp:Host", "Smtp:Port", "Smtp:From", "Smtp:User", "Smtp:Password", "Smtp:StartTls",
        "SignIn:Authority", "SignIn:ClientId", "SignIn:ClientSecret", "SignIn:RolesClaim",
        "AllowedHosts", "Urls", "Environment", "ApplicationName", "ContentRoot", "WebRoot", "HTTP_PORTS", "HTTPS_PORTS", "https_port", "PreferHostingUrls",
        "ShutdownTimeoutSeconds", "DetailedErrors", "CaptureStartupErrors", "SuppressStatusMessages", "ForwardedHeaders_Enabled", "StaticWebAssets",
        "PreventHostingStartup", "HostingStartupAssemblies", "HostingStartupExcludeAssemblies",
    ];

    // Sections whose names are free, or another project's.
    static readonly string[] Sections = ["SignIn:Roles:", "SignIn:Teams:", "Logging:", "Kestrel:", "hostBuilder:", "OTEL_"];

    // What stands in front of a setting in the environment, and only there.
    static readonly string[] Prefixes = ["ASPNETCORE_", "DOTNET_", "BARGATE_"];

    /// <summary>The setting that was meant by its name in the environment; null when it is none.</summary>
    public static string? OfEnvironment(string name) =>
        Prefixes.FirstOrDefault(it => name.StartsWith(it, StringComparison.OrdinalIgnoreCase)) is { } prefix && name[prefix.Length..].Replace("__", ":", StringComparison.Ordinal) is var bare && Has(bare)
            ? Names.FirstOrDefault(it => it.Equals(bare, StringComparison.OrdinalIgnoreCase)) ?? bare : null;

    public static bool Has(string name) =>
        Names.Contains(name, StringComparer.OrdinalIgnoreCase) || Sections.Any(it => name.StartsWith(it, StringComparison.OrdinalIgnoreCase));
}
