using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;

namespace Bargate.Notifications.Mail;

/// <summary>Links that stop a follow or a survey. They carry ids and a keyed hash of them, are stored nowhere and never expire: a right that lapses is none.</summary>
sealed class UnsubscribeLinks(MasterKey master, PublicAddress site)
{
    const int TagLength = 16;

    public string AddressOf(Unsubscribe from) => site.Of($"/unsubscribe/{Token(from)}");

    public string Token(Unsubscribe from)
    {
        var text = $"{from.Kind}.{from.Subscription:N}";
        return Base64Url.EncodeToString([.. Tag(text), .. Encoding.ASCII.GetBytes(text)]);
    }

    /// <summary>Null when it is not one of ours.</summary>
    public Unsubscribe? Read(string token)
    {
        if (token.Length > 200 || !Base64Url.IsValid(token)) return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= TagLength) return null;
        var text = Encoding.ASCII.GetString(bytes.AsSpan(TagLength));
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, TagLength), Tag(text))) return null;
        var parts = text.Split('.');
        var from = new Unsubscribe(parts[0], Guid.ParseExact(parts[1], "N"));
        // One spelling only: base64 has others for the same bytes.
        return Token(from) == token ? from : null;
    }

    byte[] Tag(string text) => master.Hash("unsubscribe", text)[..TagLength];
}
