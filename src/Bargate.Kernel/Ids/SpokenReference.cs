using System.Security.Cryptography;

namespace Bargate.Kernel.Ids;

/// <summary>
/// A reference that people say and type: `RD-7K3-2WN`. The service's two letters, five random characters and a check character,
/// from 31 characters without 0, O, 1, I and U. The check character is a sum weighted by position modulo 31; 31 is prime and the
/// weights differ, so every single wrong character and every swap of two neighbours is found.
/// </summary>
public static class SpokenReference
{
    const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";
    const int Random = 5;

    /// <summary>A new reference that begins with <paramref name="prefix"/> (two capital letters).</summary>
    public static string New(string prefix)
    {
        Span<char> body = stackalloc char[Random + 1];
        RandomNumberGenerator.GetItems(Alphabet.AsSpan(), body[..Random]);
        return Write(prefix, body);
    }

    /// <summary>The reference whose random part is <paramref name="number"/>: for practice data and tests, which must repeat.</summary>
    public static string From(string prefix, int number)
    {
        Span<char> body = stackalloc char[Random + 1];
        for (var i = 0; i < Random; i++, number /= Alphabet.Length) body[i] = Alphabet[number % Alphabet.Length];
        return Write(prefix, body);
    }

    /// <summary>Reads what a person typed: any case, with or without hyphens and spaces. Null when it cannot be a reference.</summary>
    public static string? Parse(string? typed)
    {
        if (typed is null || typed.Length > 40) return null;
        Span<char> kept = stackalloc char[typed.Length];
        var n = 0;
        foreach (var c in typed) if (char.IsAsciiLetterOrDigit(c)) kept[n++] = char.ToUpperInvariant(c);
        if (n != 2 + Random + 1 || !char.IsAsciiLetter(kept[0]) || !char.IsAsciiLetter(kept[1])) return null;
        foreach (var c in kept[2..n]) if (!Alphabet.Contains(c, StringComparison.Ordinal)) return null;
        var written = Write(new string(kept[..2]), kept[2..n]);
        return written[^1] == kept[n - 1] ? written : null;
    }

    static string Write(string prefix, Span<char> body)
    {
        var sum = 0;
        for (var i = 0; i < prefix.Length; i++) sum += (i + 2) * (prefix[i] - 'A' + 1);
        for (var i = 0; i < Random; i++) sum += (i + 4) * Alphabet.IndexOf(body[i], StringComparison.Ordinal);
        body[Random] = Alphabet[sum % Alphabet.Length];
        return $"{prefix}-{body[..3]}-{body[3..]}";
    }
}
