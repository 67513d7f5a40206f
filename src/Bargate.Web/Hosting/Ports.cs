using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bargate.Web.Hosting;

/// <summary>Whether the site can listen where it is told to, before it does the long work of a start.</summary>
static class Ports
{
    const string Otherwise = "http://localhost:5000";

    /// <exception cref="SetUpFault">An address cannot be read, or another program listens there.</exception>
    public static void Check(IConfiguration configuration)
    {
        // Such a section replaces every address below, and may name files and certificates: the server reads it itself.
        if (configuration.GetSection("Kestrel:Endpoints").GetChildren().Any()) return;
        foreach (var written in Addresses(configuration))
        {
            BindingAddress address;
            try { address = BindingAddress.Parse(written); }
            catch (FormatException) { throw Unreadable(written); }
            if (address.Scheme is not ("http" or "https") || address.Port is < 0 or > IPEndPoint.MaxPort || address.PathBase.Length > 0) throw Unreadable(written);
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0) continue;
            foreach (var place in PlacesOf(address.Host)) Try(new IPEndPoint(place, address.Port));
        }
    }

    // As the server chooses them: `urls`, else the ports alone, else its own default.
    static string[] Addresses(IConfiguration configuration)
    {
        var urls = Split(configuration[WebHostDefaults.ServerUrlsKey]);
        if (urls.Length > 0) return urls;
        string[] ports = [.. OnEveryAddress(configuration, WebHostDefaults.HttpPortsKey, "http"), .. OnEveryAddress(configuration, WebHostDefaults.HttpsPortsKey, "https")];
        return ports.Length > 0 ? ports : [Otherwise];
    }

    static IEnumerable<string> OnEveryAddress(IConfiguration configuration, string key, string scheme) => Split(configuration[key]).Select(port =>
        ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? $"{scheme}://*:{number}"
        : throw new SetUpFault($"ASPNETCORE_{key.ToUpperInvariant()} (or --{key.ToUpperInvariant()}) is '{port}'. Write the port that the site listens on, such as 5080"));

    static string[] Split(string? written) => (written ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static IEnumerable<IPAddress> PlacesOf(string host) => host == "localhost" ? [IPAddress.Loopback] : IPAddress.TryParse(host.Trim('[', ']'), out var written) ? [written] : [IPAddress.Any];

    static void Try(IPEndPoint at)
    {
        try
        {
            using var socket = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(at);
            socket.Listen();
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new SetUpFault($"Port {at.Port} is taken: another program, or another Bargate, listens there. Stop it, or listen elsewhere: --urls=http://localhost:{(at.Port < IPEndPoint.MaxPort ? at.Port + 1 : 5080)}");
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.AccessDenied or SocketError.AddressNotAvailable)
        {
            throw new SetUpFault($"The site may not listen at {at} ({refused.Message}). Correct ASPNETCORE_URLS.");
        }
        catch (SocketException) { /* The server may know better, and says so itself. */ }
    }

    static SetUpFault Unreadable(string written) => new($"ASPNETCORE_URLS (or --urls) is '{written}'. Write where the site listens, such as http://localhost:5080");
}
