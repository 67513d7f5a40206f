using System.Text;
using System.Text.RegularExpressions;

namespace Bargate.Tests.Notifications;

/// <summary>An email taken apart by the rules of RFC 5322, 2045 and 2047, written without looking at the product.</summary>
public sealed record Email(IReadOnlyList<(string Name, string Value)> Headers, IReadOnlyList<(string Type, string Text)> Parts)
{
    public string? this[string name] => Headers.SingleOrDefault(it => it.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public static Email Read(string data)
    {
        var (headers, body) = Split(data);
        var type = Header(headers, "Content-Type");
        var boundary = Regex.Match(type, "boundary=\"?([^\";]+)\"?");
        if (!boundary.Success) return new(headers, [(type, Decode(headers, body))]);
        var parts = body.Split("--" + boundary.Groups[1].Value)[1..^1].Select(it => Split(it.TrimStart('\r', '\n')));
        return new(headers, [.. parts.Select(it => (Header(it.Headers, "Content-Type"), Decode(it.Headers, it.Body)))]);
    }

    static (List<(string Name, string Value)> Headers, string Body) Split(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var unfolded = Regex.Replace(text[..end], "\r\n[ \t]+", " ");
        var headers = unfolded.Split("\r\n").Select(it => (it[..it.IndexOf(':', StringComparison.Ordinal)], Words(it[(it.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()))).ToList();
        return (headers, text[(end + 4)..]);
    }

    static string Header(List<(string Name, string Value)> headers, string name) => headers.SingleOrDefault(it => it.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    static string Words(string value) => Regex.Replace(Regex.Replace(value, @"\?=\s+=\?", "?==?"), @"=\?utf-8\?([BQ])\?([^?]*)\?=", it =>
        it.Groups[1].Value.Equals("B", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Convert.FromBase64String(it.Groups[2].Value)) : Quoted(it.Groups[2].Value.Replace('_', ' ')), RegexOptions.IgnoreCase);

    static string Decode(List<(string Name, string Value)> headers, string body) => Header(headers, "Content-Transfer-Encoding") switch
    {
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\r\n", "", StringComparison.Ordinal))),
        "quoted-printable" => Quoted(body.Replace("=\r\n", "", StringComparison.Ordinal)),
        _ => body,
    };

    static string Quoted(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '=' && i + 2 < text.Length) { bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16)); i += 2; }
            else bytes.Add((byte)text[i]);
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
