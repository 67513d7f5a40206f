namespace Bargate.Linkage.Fields;

/// <summary>Whether a prepared number can be what it claims to be.</summary>
internal static class CheckDigits
{
    static ReadOnlySpan<byte> NeverFirst => "dfiquv"u8;
    static ReadOnlySpan<byte> NeverSecond => "dfiquvo"u8;

    /// <summary>Two letters that the Department for Work and Pensions gives out, and six digits.</summary>
    public static bool IsNationalInsurance(ReadOnlySpan<byte> value)
    {
        if (value.Length is < 8 or > 9 || !Words.IsLetter(value[0]) || !Words.IsLetter(value[1]) || !Words.AreDigits(value.Slice(2, 6))) return false;
        if (value.Length == 9 && value[8] is < (byte)'a' or > (byte)'d') return false;
        if (NeverFirst.Contains(value[0]) || NeverSecond.Contains(value[1])) return false;
        return !IsOneOf(value[..2], "bggbnkknnttnzz"u8);
    }

    /// <summary>Ten digits, the last of which makes the weighted sum of the others whole by 11.</summary>
    public static bool IsNhs(ReadOnlySpan<byte> value)
    {
        if (value.Length != 10 || !Words.AreDigits(value)) return false;
        var sum = 0;
        for (var i = 0; i < 9; i++) sum += (value[i] - '0') * (10 - i);
        var check = (11 - sum % 11) % 11;
        return check < 10 && check == value[9] - '0';
    }

    /// <summary>One to twelve digits, not 0. A UPRN has no check digit.</summary>
    public static bool IsUprn(ReadOnlySpan<byte> value) => value.Length is >= 1 and <= 12 && Words.AreDigits(value) && value.ContainsAnyExcept((byte)'0');

    static bool IsOneOf(ReadOnlySpan<byte> two, ReadOnlySpan<byte> pairs)
    {
        for (var i = 0; i < pairs.Length; i += 2)
            if (two.SequenceEqual(pairs.Slice(i, 2))) return true;
        return false;
    }
}
