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
        foreach (var written in (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } set ? set : Otherwise).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            BindingAddress address;
            try { address = BindingAddress.Parse(written); }
            catch (FormatException) { throw Unreadable(written); }
            if (address.Scheme is not ("http" or "https") || address.Port is < 0 or > IPEndPoint.MaxPort || address.PathBase.Length > 0) throw Unreadable(written);
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0) continue;
            foreach (var place in PlacesOf(address.Host)) Try(new IPEndPoint(place, address.Port));
        }
    }

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
