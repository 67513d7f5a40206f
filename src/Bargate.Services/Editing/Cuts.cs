using System.Text;

namespace Bargate.Services.Editing;

/// <summary>Spans of a text and what stands there instead. Everything else stays as it is, byte for byte.</summary>
internal sealed class Cuts(string text)
{
    readonly List<(int Start, int End, string Instead)> cuts = [];

    public void Replace(int start, int end, string instead) => cuts.Add((start, end, instead));

    public string Done()
    {
        var done = new StringBuilder(text.Length + 200);
        var at = 0;
        foreach (var (start, end, instead) in cuts.OrderBy(it => it.Start).ThenBy(it => it.End))
        {
            done.Append(text, at, start - at).Append(instead);
            at = end;
        }
        return done.Append(text, at, text.Length - at).ToString();
    }
}
