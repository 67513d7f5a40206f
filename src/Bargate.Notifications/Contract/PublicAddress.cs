using Microsoft.Extensions.Configuration;

namespace Bargate.Notifications.Contract;

/// <summary>Where residents reach this installation (`PublicUrl` in the configuration), for links in messages, which know no request.</summary>
public sealed record PublicAddress(Uri Base)
{
    /// <summary>An absolute address: `Of("/track/…")`. One that is absolute already stays as it is.</summary>
    public string Of(string path) => path.StartsWith('/') ? $"{Base.GetLeftPart(UriPartial.Authority)}{path}" : path;

    internal static PublicAddress Read(IConfiguration configuration)
    {
        var text = configuration["PublicUrl"] is { Length: > 0 } given ? given : "http://localhost:5080";
        // Links are written from the root, so an address below another would lead astray.
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http") && address.PathAndQuery == "/" ? new(address)
            : throw new SetUpFault($"PublicUrl is '{text}'. Write the address that residents use, such as https://services.southampton.example, without a path.");
    }
}
