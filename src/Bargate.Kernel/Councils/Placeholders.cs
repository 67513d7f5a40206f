using System.Text;

namespace Bargate.Kernel.Councils;

/// <summary>Texts with {names} to fill in. A value is put in as it is: it is never read for names again.</summary>
public static class Placeholders
{
    public static string Fill(string text, params ReadOnlySpan<(string Name, string Value)> values)
    {
        if (values.Length == 0 || !text.Contains('{', StringComparison.Ordinal)) return text;
        var result = new StringBuilder(text.Length + 32);
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var open = rest.IndexOf('{');
            var close = open < 0 ? -1 : rest[open..].IndexOf('}');
            if (close < 0) break;
            var name = rest.Slice(open + 1, close - 1);
            result.Append(rest[..open]);
            var found = false;
            foreach (var (known, value) in values)
                if (name.SequenceEqual(known))
                {
                    result.Append(value);
                    found = true;
                    break;
                }
            if (!found) result.Append(rest.Slice(open, close + 1));
            rest = rest[(open + close + 1)..];
        }
        return result.Append(rest).ToString();
    }

    /// <summary>The names in a text, in order.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close < 0) yield break;
            yield return text[(open + 1)..close];
        }
    }
}
