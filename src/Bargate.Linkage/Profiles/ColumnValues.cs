using System.Text;
using Bargate.Linkage.Columns;
using Bargate.Linkage.Fields;

namespace Bargate.Linkage.Profiles;

/// <summary>What the values of a column look like, where its name says nothing.</summary>
internal static class ColumnValues
{
    const double Most = 0.8;
    const int LongText = 60;

    /// <summary>Null where comparing them would say nothing: long texts, and values that hardly ever come twice.</summary>
    public static FieldKind? KindOf(IReadOnlyList<string> values)
    {
        if (values.Count == 0) return null;
        if (Are(values, it => it.Contains('@', StringComparison.Ordinal) && Prepared(FieldKind.Email, it).Length > 0)) return FieldKind.Email;
        if (Are(values, it => PostcodeValues.IsBritish(Prepared(FieldKind.Postcode, it)))) return FieldKind.Postcode;
        if (Are(values, it => CheckDigits.IsNationalInsurance(Prepared(FieldKind.NationalInsuranceNumber, it)))) return FieldKind.NationalInsuranceNumber;
        if (Are(values, it => CheckDigits.IsNhs(Prepared(FieldKind.NhsNumber, it)))) return FieldKind.NhsNumber;
        if (Are(values, IsPhone)) return FieldKind.Phone;
        if (Are(values, IsDate)) return Are(values, IsPast) ? FieldKind.BirthDate : FieldKind.Date;
        if (Are(values, it => Prepared(FieldKind.Sex, it).Length > 0) && !values.All(it => char.IsAsciiDigit(it[0]))) return FieldKind.Sex;
        if (values.Average(it => it.Length) > LongText) return null;
        // Texts of which each row has its own are somebody's row numbers.
        return values.Count >= 20 && values.Distinct().Count() > 0.98 * values.Count ? null : FieldKind.Text;
    }

    static bool Are(IReadOnlyList<string> values, Func<string, bool> test) => values.Count(test) >= Most * values.Count;

    static bool IsPhone(string text) => text.Count(char.IsAsciiDigit) is 10 or 11 or 12 && text[0] is '0' or '+' or '(' && text.All(it => char.IsAsciiDigit(it) || it is ' ' or '+' or '(' or ')' or '-');

    static bool IsDate(string text) => text.Length >= 6 && text.Any(it => it is '-' or '/' or '.' or ' ') && text.Count(char.IsAsciiDigit) >= 5 && Prepared(FieldKind.Date, text).Length == DateValues.Length;

    // Dates of the last years are more likely those of a visit or a payment than of births.
    static bool IsPast(string text) => Encoding.ASCII.GetString(Prepared(FieldKind.Date, text)) is var date && string.CompareOrdinal(date, "20100101") < 0;

    internal static byte[] Prepared(FieldKind kind, string text)
    {
        var into = new byte[Values.MostPrepared];
        return into[..Values.Prepare(kind, text, into)];
    }
}
