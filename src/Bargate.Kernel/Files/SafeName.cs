using System.Globalization;
using System.Text;

namespace Bargate.Kernel.Files;

/// <summary>A file's name as it is shown and downloaded: without folders, without characters that deceive or that file systems refuse.</summary>
public static class SafeName
{
    const int Longest = 100;

    public static string Of(string? name)
    {
        name = Valid(name ?? "");
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(last.Length);
        foreach (var c in last)
        {
            // Format characters turn text round: "photo\u202Egpj.exe" is shown as "photoexe.jpg".
            if (char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse) continue;
            clean.Append(c is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? '_' : char.IsWhiteSpace(c) ? ' ' : c);
        }
        var safe = clean.ToString().Trim('.', ' ');
        if (safe.Length > Longest) safe = Shorten(safe);
        return safe.Length == 0 ? "file" : safe;
    }

    static string Shorten(string name)
    {
        var extension = Path.GetExtension(name);
        if (extension.Length > 10) extension = "";
        var start = name[..(Longest - extension.Length)];
        if (char.IsHighSurrogate(start[^1])) start = start[..^1];
        return start.TrimEnd('.', ' ') + extension;
    }

    // A browser may send half a surrogate pair, which no normal form exists for.
    static string Valid(string name) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name.Length > 1000 ? name[^1000..] : name)).Normalize(NormalizationForm.FormC);
}
