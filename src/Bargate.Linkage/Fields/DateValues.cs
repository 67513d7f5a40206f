using System.Buffers.Text;

namespace Bargate.Linkage.Fields;

/// <summary>
/// Dates as eight digits, yyyymmdd. A day that no calendar has (1939-13-32) is a mistyped one and is kept: it still differs from the true
/// one by a digit. Dates that systems write for 'not known' are none.
/// </summary>
internal static class DateValues
{
    public const int Length = 8;

    // 1 January 1970 is not among them: people were born on it.
    static readonly WordSet NotKnown = new(["19000101", "19010101", "18000101", "18010101", "17530101", "00010101", "18991230", "18991231", "99991231", "29991231", "20991231", "11111111", "19001231"]);
    static ReadOnlySpan<byte> Months => "janfebmaraprmayjunjulaugsepoctnovdec"u8;

    public static int Prepare(ReadOnlySpan<byte> folded, Span<byte> into)
    {
        if (!Read(folded, out var year, out var month, out var day) || into.Length < Length) return 0;
        Write(into[..4], year);
        Write(into.Slice(4, 2), month);
        Write(into.Slice(6, 2), day);
        return NotKnown.Has(into[..Length]) || year is < 1800 or > 2100 ? 0 : Length;
    }

    /// <summary>Whether a prepared date is a day that there was.</summary>
    public static bool IsOnTheCalendar(ReadOnlySpan<byte> date) =>
        date.Length == Length && Utf8Parser.TryParse(date, out int number, out _) && number % 100 is > 0 and var day && number / 100 % 100 is > 0 and <= 12 and var month && day <= DateTime.DaysInMonth(number / 10_000, month);

    static bool Read(ReadOnlySpan<byte> text, out int year, out int month, out int day)
    {
        Span<int> numbers = stackalloc int[3], digits = stackalloc int[3];
        numbers.Clear();
        digits.Clear();
        var (found, word) = (0, -1);
        for (var i = 0; i < text.Length && found < 3;)
        {
            if (Words.IsDigit(text[i]))
            {
                for (; i < text.Length && digits[found] < 9 && Words.IsDigit(text[i]); i++, digits[found]++) numbers[found] = numbers[found] * 10 + text[i] - '0';
                found++;
            }
            else if (Words.IsLetter(text[i]))
            {
                var start = i;
                while (i < text.Length && Words.IsLetter(text[i])) i++;
                // 24th, the 'T' before a time, 'of' and the names of weekdays say nothing.
                if (Month(text[start..i]) is not (> 0 and var named) || word >= 0) continue;
                (numbers[found], word) = (named, found);
                found++;
            }
            else i++;
        }
        (year, month, day) = (0, 0, 0);
        if (found == 1) return digits[0] == 8 && Eight(numbers[0], out year, out month, out day);
        if (found != 3) return false;
        (year, month, day) = (digits[0], word) switch
        {
            ( >= 3, _) => (numbers[0], numbers[1], numbers[2]),
            (_, 0) => (numbers[2], numbers[0], numbers[1]),
            _ => (numbers[2], numbers[1], numbers[0]),
        };
        if (digits[0] < 3 && digits[2] <= 2) year += year < 30 ? 2000 : 1900;
        if (month > 12 && day is > 0 and <= 12) (month, day) = (day, month);
        return month < 100 && day < 100;
    }

    static bool Eight(int number, out int year, out int month, out int day)
    {
        (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        if (year is < 1800 or > 2100 && number % 10_000 is >= 1800 and <= 2100) (year, month, day) = (number % 10_000, number / 10_000 % 100, number / 1_000_000);
        return true;
    }

    static int Month(ReadOnlySpan<byte> word)
    {
        if (word.Length < 3) return 0;
        for (var i = 0; i < 12; i++)
            if (Months.Slice(3 * i, 3).SequenceEqual(word[..3])) return i + 1;
        return 0;
    }

    static void Write(Span<byte> into, int number)
    {
        for (var i = into.Length - 1; i >= 0; i--, number /= 10) into[i] = (byte)('0' + number % 10);
    }
}
