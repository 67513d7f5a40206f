namespace Bargate.Web.Hosting;

/// <summary>The settings that docs/operations.md describes, and those of ASP.NET Core that may stand on the command line: a name that is none of them is a slip.</summary>
static class KnownSettings
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "ConnectionStrings:Bargate", "Data", "Files:Path", "Files:Clamd", "Council", "MasterKey", "MasterKeyFile", "PublicUrl", "Proxies", "Limits:PublicPostsPerMinute",
        "Smtp:Host", "Smtp:Port", "Smtp:From", "Smtp:User", "Smtp:Password", "Smtp:StartTls",
        "SignIn:Authority", "SignIn:ClientId", "SignIn:ClientSecret", "SignIn:RolesClaim",
        "AllowedHosts", "Urls", "Environment", "ApplicationName", "ContentRoot", "WebRoot", "HTTP_PORTS", "HTTPS_PORTS", "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT",
    ];

    // Sections whose names are free, or another project's.
    static readonly string[] Sections = ["SignIn:Roles:", "SignIn:Teams:", "Logging:", "Kestrel:", "OTEL_"];

    public static bool Has(string name) =>
        Names.Contains(name, StringComparer.OrdinalIgnoreCase) || Sections.Any(it => name.StartsWith(it, StringComparison.OrdinalIgnoreCase));
}
