using Bargate.Linkage.Text;

namespace Bargate.Linkage.Fields;

internal static class SurnameGrade
{
    public const int Else = 0, Similar = 1, Part = 2, Close = 3, Exact = 4;
    const int LeastPart = 3;

    public static readonly string[] Labels = ["different surnames", "surnames a little alike", "one part of a double surname the same, or another spelling of it", "surnames almost alike", "same surname"];

    public static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b)) return Exact;
        var similarity = JaroWinkler.Similarity(a, b);
        if (similarity >= 0.92) return Close;
        if (SharesPart(a, b) || Nicknames.Share(a, b) || IsOneWordApart(a, b)) return Part;
        return similarity >= 0.80 ? Similar : Else;
    }

    /// <summary>Smith Jones and Jones.</summary>
    static bool SharesPart(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (!a.Contains((byte)' ') && !b.Contains((byte)' ')) return false;
        while (a.Length > 0)
        {
            var part = Words.First(ref a);
            for (var left = b; left.Length > 0;)
                if (Words.First(ref left).SequenceEqual(part) && part.Length >= LeastPart) return true;
        }
        return false;
    }

    // 'smithjones' for 'smith jones': the hyphen was lost and nothing put in its place.
    static bool IsOneWordApart(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (Math.Abs(a.Length - b.Length) != 1) return false;
        return a.Length > b.Length ? IsSpaced(a, b) : IsSpaced(b, a);
    }

    static bool IsSpaced(ReadOnlySpan<byte> spaced, ReadOnlySpan<byte> closed)
    {
        var at = spaced.IndexOf((byte)' ');
        return at > 0 && closed.StartsWith(spaced[..at]) && closed[at..].SequenceEqual(spaced[(at + 1)..]);
    }
}

internal static class FullNameGrade
{
    public const int Else = 0, Similar = 1, Reordered = 2, Close = 3, Exact = 4;

    public static readonly string[] Labels = ["different names", "names a little alike", "the same words in another order, or one more", "names almost alike", "same name"];

    public static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b)) return Exact;
        var similarity = JaroWinkler.Similarity(a, b);
        if (similarity >= 0.94) return Close;
        if (a.Length <= b.Length ? AreWithin(a, b) : AreWithin(b, a)) return Reordered;
        return similarity >= 0.85 ? Similar : Else;
    }

    /// <summary>Each word of the shorter name is in the longer one, and there are at least two.</summary>
    static bool AreWithin(ReadOnlySpan<byte> shorter, ReadOnlySpan<byte> longer)
    {
        var count = 0;
        for (; shorter.Length > 0; count++)
        {
            var word = Words.First(ref shorter);
            var found = false;
            for (var left = longer; left.Length > 0 && !found;)
            {
                var other = Words.First(ref left);
                found = other.SequenceEqual(word) || Nicknames.Share(word, other) || (word.Length == 1 && other.StartsWith(word));
            }
            if (!found) return false;
        }
        return count >= 2;
    }
}
