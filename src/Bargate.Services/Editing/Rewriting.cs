using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Editing;

internal sealed partial class Changes
{
    /// <summary>Writes many values, and keys, at once.</summary>
    public Changed Rewrite(IReadOnlyList<(Spot Spot, string Text, bool Key)> all)
    {
        var (cuts, said) = (new Cuts(document.Text), meaning);
        foreach (var (spot, text, isKey) in all)
            if (isKey)
            {
                var entry = spot.Entry!;
                cuts.Replace(entry.Start, entry.End, document.Text[entry.Start] is '"' or '\'' ? $"{document.Text[entry.Start]}{text}{document.Text[entry.Start]}" : text);
                said = said.At(spot.Holder!.Steps, it => Renamed(it, spot.Index, text));
            }
            else
            {
                var old = (YamlScalar)spot.Node;
                var flow = edit.InFlow(spot);
                // A text of several lines that names something is written anew in its own place.
                if (document.Spans.IsBlockScalar(old)) cuts.Replace(old.Start, document.Spans.EndOf(old), Renamed(document.Text[old.Start..document.Spans.EndOf(old)], old.Text, text));
                else cuts.Replace(old.Start, old.End, old.Plain ? Scalars.WriteBare(text, flow) : Scalars.WriteLike(text, old.Text, document.Text[old.Start], flow));
                said = said.At(spot.Steps, _ => new Meaning.One(text, old.Plain));
            }
        return new(cuts.Done(), said);
    }

    static Meaning Renamed(Meaning keys, int index, string name) =>
        keys is Meaning.Keys it ? new Meaning.Keys([.. it.Entries.Select((entry, i) => i == index ? (name, entry.Value) : entry)]) : keys;

    // Within a block of text only the word itself changes: the part that both have at their ends stays.
    static string Renamed(string written, string old, string now)
    {
        var (start, end) = (0, 0);
        while (start < Math.Min(old.Length, now.Length) && old[start] == now[start]) start++;
        while (end < Math.Min(old.Length, now.Length) - start && old[^(end + 1)] == now[^(end + 1)]) end++;
        var (gone, instead) = (old[start..^end], now[start..^end]);
        // With a letter on each side, so that it is found where it stands.
        while (start > 0 && old[start - 1] is not '\n' && gone.Length < 40) (gone, instead, start) = (old[start - 1] + gone, now[start - 1] + instead, start - 1);
        return gone.Length > 0 && written.Contains(gone, StringComparison.Ordinal) ? written.Replace(gone, instead, StringComparison.Ordinal) : written;
    }
}
