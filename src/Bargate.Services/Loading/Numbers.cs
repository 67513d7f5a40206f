using System.Globalization;
using Bargate.Kernel.Yaml;

namespace Bargate.Services.Loading;

/// <summary>One number, or a list of them.</summary>
internal static class Numbers
{
    public static IReadOnlyList<int> Of(MapReader map, string key, int min, int max)
    {
        var numbers = new List<int>();
        foreach (var written in map.Scalars(key))
            if (!int.TryParse(written.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < min || number > max)
                map.Faults.Add(written.At, $"'{written.Text}' is not a whole number from {min} to {max}", $"Write one number, or several as `{key}: [273, 280]`");
            else if (numbers.Contains(number)) map.Faults.Add(written.At, $"{number} is written twice", "Keep one of them");
            else numbers.Add(number);
        return numbers;
    }
}
