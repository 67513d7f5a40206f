using System.Security.Cryptography;
using System.Text;

namespace Bargate.Records.Persons;

internal static class TextHash
{
    /// <summary>Short, the same in every process.</summary>
    public static string GetHashOfText(this string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
