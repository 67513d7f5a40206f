using System.Globalization;

namespace Bargate.Records.Contract;

/// <summary>A Unique Property Reference Number: how every property in Great Britain is known, at most twelve digits.</summary>
public readonly record struct Uprn(long Value)
{
    const long Largest = 999_999_999_999;

    public static bool TryParse(string? text, out Uprn uprn)
    {
        uprn = default;
        if (!long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < 1 or > Largest) return false;
        uprn = new(value);
        return true;
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
