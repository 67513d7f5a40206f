namespace Bargate.Linkage.Fields;

/// <summary>Numbers and letters that somebody gave out. A number that fails its check is kept: mistyped, it is still near the true one.</summary>
internal static class CodeValues
{
    static readonly WordSet Women = new(["f", "female", "w", "woman", "girl", "fem", "2", "k", "kobieta"]);
    static readonly WordSet Men = new(["m", "male", "man", "boy", "1", "mezczyzna"]);
    static readonly WordSet NoInsuranceNumber = new(["ab123456", "ab123456c", "aa123456", "aa123456a", "qq123456", "qq123456c", "aa000000", "aa000000a", "tn000000"]);

    public static int Sex(Span<byte> folded)
    {
        var value = folded[..Words.Tidy(folded)];
        var sex = Women.Has(value) ? (byte)'f' : Men.Has(value) ? (byte)'m' : (byte)0;
        folded[0] = sex;
        return sex == 0 ? 0 : 1;
    }

    public static int Uprn(Span<byte> folded)
    {
        // A spreadsheet may have written 100060000001.0.
        var point = folded.IndexOf((byte)'.');
        var text = point > 0 ? folded[..point] : folded;
        var digits = text[..Words.Digits(text)].TrimStart((byte)'0');
        if (!CheckDigits.IsUprn(digits) || Placeholders.IsOneSignRepeated(digits)) return 0;
        digits.CopyTo(folded);
        return digits.Length;
    }

    /// <summary>The two letters and six digits; the letter at the end says only when a card was issued.</summary>
    public static int NationalInsurance(Span<byte> folded)
    {
        var value = folded[..Words.Close(folded)];
        if (value.Length is < 8 or > 9 || NoInsuranceNumber.Has(value) || Placeholders.IsOneSignRepeated(value)) return 0;
        // TN, a date and a sex is what offices wrote while they waited for the number.
        return value.StartsWith("tn"u8) ? 0 : Math.Min(8, value.Length);
    }

    public static int Nhs(Span<byte> folded)
    {
        var digits = folded[..Words.Digits(folded)];
        return digits.Length != 10 || Placeholders.IsOneSignRepeated(digits) || digits.SequenceEqual("1234567890"u8) ? 0 : digits.Length;
    }

    public static int Reference(Span<byte> folded)
    {
        var value = folded[..Words.Close(folded)];
        return Placeholders.HasOutsideNames(value) ? 0 : value.Length;
    }
}
