namespace Bargate.Records;

/// <summary>A phone number as it is looked up: digits with one 0 in front, whether it was written with +44, 0044, (0) or neither.</summary>
internal static class PhoneDigits
{
    public static string Of(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        var plus = phone.FirstOrDefault(it => it == '+' || char.IsAsciiDigit(it)) == '+';
        if (digits.StartsWith("00", StringComparison.Ordinal)) (digits, plus) = (digits[2..], true);
        if (digits.StartsWith("44", StringComparison.Ordinal)) (digits, plus) = (digits[2..], false);
        return digits.Length == 0 || plus ? digits : "0" + digits.TrimStart('0');
    }
}
