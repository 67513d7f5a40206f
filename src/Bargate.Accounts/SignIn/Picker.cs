using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Bargate.Accounts.SignIn;

/// <summary>
/// Signing in by choosing a practice officer: on a developer's own machine and nowhere else. Behind a proxy on the same machine every
/// visitor seems to come from loopback, so a request that anybody forwarded, or that asks for another host's name, is refused too.
/// </summary>
sealed class Picker(IHostEnvironment environment)
{
    static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Original-Proto", "X-Real-IP", "Via"];

    public bool IsOffered(HttpContext http) =>
        environment.IsDevelopment()
        && http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && IsThisMachine(http.Request.Host.Host)
        && !Forwarded.Any(http.Request.Headers.ContainsKey);

    static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
