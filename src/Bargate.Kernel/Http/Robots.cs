using Microsoft.AspNetCore.Http;

namespace Bargate.Kernel.Http;

/// <summary>Programs that read pages and say so: they are left out where views are counted. A program that gives a browser's name is counted.</summary>
public static class Robots
{
    static readonly string[] Names = ["bot", "crawl", "spider", "slurp", "monitor", "preview", "curl", "wget", "python"];

    public static bool Is(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return Array.Exists(Names, it => agent.Contains(it, StringComparison.OrdinalIgnoreCase));
    }
}
