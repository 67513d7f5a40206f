namespace Bargate.Linkage.Comparing;

/// <summary>A pattern is all levels of a pair as one number: each comparison a digit, 0 where it is null, else its level and 1.</summary>
internal sealed class Patterns
{
    readonly int[] _places;
    readonly int[] _radices;

    public Patterns(IEnumerable<int> levels)
    {
        _radices = [.. levels.Select(it => it + 1)];
        _places = new int[_radices.Length];
        var place = 1L;
        for (var i = 0; i < _radices.Length; i++)
        {
            _places[i] = (int)place;
            place *= _radices[i];
            if (place > int.MaxValue) throw new FormatException($"The comparisons have more than {int.MaxValue:N0} patterns of levels together. Leave some comparisons or levels out.");
        }
    }

    public int Count => _radices.Length;

    /// <summary>The levels of a comparison in a pattern; <see cref="Comparer.Null"/> where it is null.</summary>
    public int Level(int pattern, int comparison) => pattern / _places[comparison] % _radices[comparison] - 1;

    /// <summary>The pattern of levels that are known already.</summary>
    public int Of(ReadOnlySpan<int> levels)
    {
        var pattern = 0;
        for (var i = 0; i < levels.Length; i++) pattern += _places[i] * (levels[i] + 1);
        return pattern;
    }

    public int Of(Comparer[] comparers, ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var pattern = 0;
        for (var i = 0; i < comparers.Length; i++) pattern += _places[i] * (comparers[i].Level(a, b) + 1);
        return pattern;
    }
}
