using System.Text;

namespace Bargate.Linkage.Fields;

internal static class Preparing
{
    public const int MostBytes = 256;

    public static int Value(FieldKind kind, ReadOnlySpan<byte> raw, Span<byte> into)
    {
        var length = 0;
        foreach (var b in raw)
        {
            var c = b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
            var letter = c is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or >= 0x80;
            var keep = kind switch
            {
                FieldKind.BirthDate or FieldKind.Date => c is >= (byte)'0' and <= (byte)'9',
                FieldKind.Phone => c is >= (byte)'0' and <= (byte)'9',
                FieldKind.Email => c != (byte)' ',
                FieldKind.Postcode or FieldKind.Reference or FieldKind.NationalInsuranceNumber or FieldKind.NhsNumber or FieldKind.Uprn => letter,
                FieldKind.Latitude or FieldKind.Longitude or FieldKind.Amount => letter || c is (byte)'.' or (byte)'-',
                _ => letter || c is (byte)' ' or (byte)'-',
            };
            if (keep && length < into.Length) into[length++] = c;
        }
        return length;
    }
}
