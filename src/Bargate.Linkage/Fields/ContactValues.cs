namespace Bargate.Linkage.Fields;

/// <summary>Email addresses and telephone numbers.</summary>
internal static class ContactValues
{
    static readonly WordSet NoMailbox = new(
    [
        "noemail", "no email", "no.email", "no-email", "no_email", "nomail", "noreply", "no-reply", "none", "unknown", "na", "n.a", "nil", "null", "notprovided", "not.provided",
        "notgiven", "notknown", "test", "testing", "test1", "test123", "nobody", "noone", "donotreply", "xxx", "abc", "asdf", "email", "example", "anon", "anonymous", "dummy", "refused", "declined",
    ]);

    static readonly WordSet NoNumber = new(["1234567890", "1234567", "12345678", "123456789", "0123456789", "9876543210", "7123456789", "7000000000", "7777777777", "7700000000", "7999999999", "7123456780"]);

    const int Whole = 10, Least = 7;

    public static int Email(Span<byte> folded)
    {
        var text = folded;
        if (text.StartsWith("mailto:"u8)) text = text["mailto:".Length..];
        var at = text.LastIndexOf((byte)'@');
        if (at <= 0 || text.Contains((byte)' ')) return 0;
        var domain = text[(at + 1)..];
        if (domain.IndexOf((byte)'.') is <= 0 || domain[^1] is (byte)'.') return 0;
        var mailbox = text[..at];
        // What follows a plus sorts a person's own mail: the mailbox is the same.
        var plus = mailbox.IndexOf((byte)'+');
        if (plus > 0) mailbox = mailbox[..plus];
        if (NoMailbox.Has(mailbox) || Placeholders.IsOneSignRepeated(mailbox)) return 0;
        mailbox.CopyTo(folded);
        var length = mailbox.Length;
        folded[length++] = (byte)'@';
        // One provider under two names.
        var house = domain.SequenceEqual("googlemail.com"u8) ? "gmail.com"u8 : domain;
        house.CopyTo(folded[length..]);
        return length + house.Length;
    }

    /// <summary>The number within the country, without its leading 0: 7 to 10 digits.</summary>
    public static int Phone(Span<byte> folded)
    {
        var text = folded;
        // 'x 123' and 'ext 123' is a desk, not a part of the number.
        var desk = text.IndexOfAny("xe"u8);
        if (desk >= Least) text = text[..desk];
        var digits = text[..Words.Digits(text)];
        while (digits.Length > 0 && digits[0] is (byte)'0') digits = digits[1..];
        if (digits.Length > Whole && digits.StartsWith("44"u8))
        {
            digits = digits[2..];
            while (digits.Length > 0 && digits[0] is (byte)'0') digits = digits[1..];
        }
        if (digits.Length > Whole) digits = digits[^Whole..];
        if (digits.Length < Least || NoNumber.Has(digits) || Placeholders.IsOneSignRepeated(digits[1..])) return 0;
        digits.CopyTo(folded);
        return digits.Length;
    }
}
