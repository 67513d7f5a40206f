using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bargate.Services.Loading;

namespace Bargate.Services.Storage;

/// <summary>A service's texts as one text of the database, written the same on every machine.</summary>
internal static class VersionContent
{
    // As many blocks as wanted, each of at most 1 MB; the database has no limit of its own.
    public static string Of(ServiceSource source) => JsonSerializer.Serialize(new Stored(
        Normal(source.Text), source.Blocks.OrderBy(b => b.Key, StringComparer.Ordinal).ToDictionary(b => b.Key, b => Normal(b.Value))));

    public static ServiceSource Read(string service, string content)
    {
        var stored = JsonSerializer.Deserialize<Stored>(content)!;
        return new ServiceSource(service, stored.Text, stored.Blocks);
    }

    public static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    /// <summary>An editor's line ends and trailing spaces do not make another edition.</summary>
    public static string Normal(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n') + "\n";

    sealed record Stored(string Text, Dictionary<string, string> Blocks);
}
