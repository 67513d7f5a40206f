using System.Text;

namespace Bargate.Tests.Robustness;

/// <summary>Values that are wrong in every way that comes to mind, the same ones every run.</summary>
sealed class Junk(int seed)
{
    static readonly string[] Values =
    [
        "", " ", "\0", "a\0b", "null", "undefined", "NaN", "-1", "0", "1e309", "99999999999999999999", "0x10", "1,5", "٣", "true", "[]", "{}", "{\"a\":[[[[", "'; drop table cases_cases; --",
        "\" onload=\"x", "<script>alert(1)</script>", "../../../etc/passwd", "..\\..\\win.ini", "%00", "%2e%2e%2f", "\u202Eevil", "\uFEFF", "a\u0300\u0301\u0302", "😀😀", "\r\nX-Injected: 1", "\u0085\u2028\u2029",
        "31", "32", "13", "0000", "9999", "12/31/2026", "2026-02-30", "00000000-0000-0000-0000-000000000000", "{00000000-0000-0000-0000-000000000000}", "SO14 7LY", "SO147LY'", "AAAAAAAAAA", "ZZ99 9ZZ",
        "a@b", "@", "a@b@c.d", "\"a b\"@example.org", "a@example.org\r\nBcc: x@example.org", "+44 (0)23 8083 3000 ext 9", "++++", "91.0", "-181", "1e-400", "51.5;0", "yes", "no", "maybe", "on", "remove-", "find", "upload",
    ];

    readonly Random random = new(seed);

    public int Next(int below) => random.Next(below);

    public T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public string Value() => random.Next(8) switch
    {
        0 => new string((char)random.Next(32, 0x2FFF), random.Next(1, 5000)),
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => (char)random.Next(1, 0xD7FF))),
        2 => "\uD800",
        _ => One(Values),
    };

    /// <summary>Bytes of a form, percent-encoded, and now and then wrongly.</summary>
    public byte[] Form(IEnumerable<(string Name, string Value)> fields)
    {
        var text = string.Join('&', fields.Select(it => $"{Encoded(it.Name)}={(random.Next(6) == 0 ? BadPercent() : Encoded(it.Value))}"));
        return random.Next(10) == 0 ? [.. Encoding.Latin1.GetBytes(text), 0xFF, 0xFE, 0xC3, 0x28] : Encoding.Latin1.GetBytes(text);
    }

    public string BadPercent() => One<string>(["%", "%z", "%zz", "%ff%fe", "%c3%28", "%u0041", "%00", "%e2%82", "%25%", "+%2", "%ed%a0%80"]);

    public byte[] Bytes(int most)
    {
        var bytes = new byte[random.Next(most)];
        random.NextBytes(bytes);
        return bytes;
    }

    static string Encoded(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(it => char.IsAsciiLetterOrDigit((char)it) || it is (byte)'-' or (byte)'_' or (byte)'.' ? ((char)it).ToString() : $"%{it:X2}"));
}
