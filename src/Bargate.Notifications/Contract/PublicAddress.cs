using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Notifications.Contract;

/// <summary>
/// Where residents reach this installation, for links in messages, which know no request: `PublicUrl` in the configuration, and without it where
/// the site listens. Never what a request says its host is: whoever sends one could put their own address into somebody else's email.
/// </summary>
public sealed class PublicAddress
{
    // Where the server listens when nobody said.
    const string Otherwise = "http://localhost:5000";

    readonly Uri? set;
    readonly Func<IEnumerable<string>> listening;

    PublicAddress(Uri? set, Func<IEnumerable<string>> listening) => (this.set, this.listening) = (set, listening);

    public Uri Base => set ?? new Uri(OfThisMachine(listening()));

    /// <summary>An absolute address: `Of("/track/…")`. One that is absolute already stays as it is.</summary>
    public string Of(string path) => path.StartsWith('/') ? $"{Base.GetLeftPart(UriPartial.Authority)}{path}" : path;

    internal static Func<IServiceProvider, PublicAddress> Read(IConfiguration configuration)
    {
        var set = Set(configuration["PublicUrl"]);
        return services => new(set, () => services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } bound ? bound : (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    static Uri? Set(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        // Links are written from the root, so an address below another would lead astray.
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http") && address.PathAndQuery == "/" ? address
            : throw new SetUpFault($"PublicUrl is '{text}'. Write the address that residents use, such as https://services.southampton.example, without a path.");
    }

    // A server that listens on every address (http://*:80, http://[::]:80) has none that can be written into a link; a pipe has none at all.
    static string OfThisMachine(IEnumerable<string> urls)
    {
        if (urls.Select(BindingAddress.Parse).FirstOrDefault(it => !it.IsUnixPipe && !it.IsNamedPipe) is not { } written) return Otherwise;
        return $"{written.Scheme}://{(written.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : written.Host)}:{written.Port}";
    }
}
