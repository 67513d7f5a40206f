using System.Text;

namespace Bargate.Kernel.Searching;

/// <summary>
/// Words that every British speller knows (SCOWL, sizes 10 to 40, English and British; its licence is beside it): such a word is not put right,
/// even when no entry has it. Kept as one sorted text, a tenth of what a set of words would take.
/// </summary>
static class WordList
{
    static readonly Lazy<byte[]> Text = new(Load);

    public static bool Has(string word)
    {
        if (word.Length < 3 || !Ascii.IsValid(word)) return false;
        var text = Text.Value;
        Span<byte> sought = stackalloc byte[word.Length];
        Encoding.ASCII.GetBytes(word, sought);
        for (var (low, high) = (0, text.Length); low < high;)
        {
            // From the middle back to where its line begins.
            var begin = text.AsSpan(0, low + (high - low) / 2).LastIndexOf((byte)'\n') + 1;
            var length = text.AsSpan(begin).IndexOf((byte)'\n');
            var order = sought.SequenceCompareTo(text.AsSpan(begin, length));
            if (order == 0) return true;
            if (order > 0) low = begin + length + 1;
            else high = begin;
        }
        return false;
    }

    static byte[] Load()
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream("british.txt")!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }
}
