namespace Bargate.Notifications.Contract;

/// <summary>Where residents reach this installation (`PublicUrl` in the configuration), for links in messages, which know no request.</summary>
public sealed record PublicAddress(Uri Base)
{
    /// <summary>An absolute address: `Of("/track/…")`.</summary>
    public string Of(string path) => path.StartsWith('/') ? $"{Base.GetLeftPart(UriPartial.Authority)}{path}" : path;
}
