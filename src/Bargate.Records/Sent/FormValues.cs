using System.Globalization;
using Bargate.Kernel.Places;
using Bargate.Records.Contract;

namespace Bargate.Records.Sent;

/// <summary>From a form's own name and address to the columns of the register.</summary>
internal static class FormValues
{
    static readonly HashSet<string> Titles = new(StringComparer.OrdinalIgnoreCase) { "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir", "dame", "lady", "lord", "cllr" };

    public static string?[] Of(FormPerson said, PropertyAddress? property)
    {
        var values = new string?[Registers.Columns(Register.Customers).Count];
        void Put(string column, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) values[Registers.Place(Register.Customers, column)] = value.Trim() is { Length: > Registers.LongestValue } text ? text[..Registers.LongestValue] : value.Trim();
        }
        var (forename, middle, surname) = Name(said.Name ?? "");
        Put("forename", forename);
        Put("middle-name", middle);
        Put("surname", surname);
        Put("email", said.Email);
        Put("phone", said.Phone);
        if (said.Address is { } address)
        {
            var (lines, postcode) = Lines(address);
            var parts = AddressParts.Of(lines);
            Put("uprn", property?.Uprn.ToString(CultureInfo.InvariantCulture));
            Put("house-number", parts.Number.Length > 0 ? parts.Number : null);
            Put("street", parts.Street);
            Put("town", lines.Count > 1 ? lines[^1] : null);
            Put("postcode", postcode);
        }
        return values;
    }

    /// <summary>The lines of an address, and the postcode that it ends with.</summary>
    public static (IReadOnlyList<string> Lines, string? Postcode) Lines(string address)
    {
        var lines = address.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 0 && UkPostcode.Parse(lines[^1]) is { } postcode ? (lines[..^1], UkPostcode.Shown(postcode)) : (lines, null);
    }

    /// <summary>A name in one box: the last word is the surname, as most people here write it; the engine also compares swapped ones.</summary>
    public static (string? Forename, string? Middle, string? Surname) Name(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).AsSpan();
        while (words.Length > 1 && Titles.Contains(words[0].TrimEnd('.'))) words = words[1..];
        return words.Length switch
        {
            0 => (null, null, null),
            1 => (null, null, words[0]),
            2 => (words[0], null, words[1]),
            _ => (words[0], string.Join(' ', words[1..^1].ToArray()), words[^1]),
        };
    }
}
