using System.Globalization;
using Bargate.Kernel.Places;
using Bargate.Kernel.Storage;

namespace Bargate.Records.Persons;

/// <summary>What an officer typed, told apart: an address has its @, a postcode its shape, a date its numbers; the rest are words of a name, a street or a reference.</summary>
internal sealed record SearchTerms(string Text, string? Email, string? Phone, string? Postcode, DateOnly? Born, IReadOnlyList<string> Words)
{
    const int FewestPhoneDigits = 9;

    /// <summary>A date alone says too little: no register is sorted by it.</summary>
    public bool IsDateAlone => Born is not null && Email is null && Phone is null && Postcode is null && Words.Count == 0;

    public static SearchTerms Parse(string text)
    {
        if (text.Count(char.IsAsciiDigit) >= FewestPhoneDigits && !text.Any(char.IsLetter) && SaidDate.Parse(text) is null) return new(text, null, PhoneDigits.Of(text), null, null, []);
        var parts = text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).ToList();
        var email = Take(parts, it => it.Contains('@', StringComparison.Ordinal));
        var born = Take(parts, it => SaidDate.Parse(it) is not null) is { } date ? SaidDate.Parse(date) : null;
        var postcode = Postcodes(parts);
        return new(text, email is null ? null : Fold.Of(email), null, postcode, born, Records.Words.Of(string.Join(' ', parts)));
    }

    static string? Take(List<string> parts, Predicate<string> fits)
    {
        var at = parts.FindIndex(fits);
        if (at < 0) return null;
        var found = parts[at];
        parts.RemoveAt(at);
        return found;
    }

    static string? Postcodes(List<string> parts)
    {
        for (var i = 0; i < parts.Count; i++)
            for (var take = 2; take >= 1; take--)
                if (i + take <= parts.Count && UkPostcode.Parse(string.Concat(parts.Skip(i).Take(take))) is { } found)
                {
                    parts.RemoveRange(i, take);
                    return found;
                }
        return null;
    }
}

/// <summary>Dates as sources and officers write them, the day before the month.</summary>
internal static class SaidDate
{
    static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyyMMdd", "yyyy/MM/dd", "d MMM yyyy", "d MMMM yyyy"];

    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1850 and < 2200 ? date : null;
}
