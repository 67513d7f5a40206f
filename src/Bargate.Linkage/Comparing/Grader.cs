namespace Bargate.Linkage.Comparing;

/// <summary>One worker's grades of the values of a column, each pair remembered: the same two names meet again and again.</summary>
internal sealed class Grader(PairValues values, int place, GradeFunction grade)
{
    const int Bits = 13;
    readonly ulong[] _pairs = new ulong[1 << Bits];
    readonly byte[] _grades = new byte[1 << Bits];

    public int Of(int a, int b)
    {
        if ((a | b) < 0) return grade(values.Of(place, a), values.Of(place, b));
        // Grades are the same both ways round.
        var pair = a < b ? ((ulong)(uint)a << 32) | (uint)b : ((ulong)(uint)b << 32) | (uint)a;
        var slot = (int)(pair * 0x9E3779B97F4A7C15 >> (64 - Bits));
        if (_pairs[slot] == pair) return _grades[slot];
        var found = grade(values.Of(place, a), values.Of(place, b));
        (_pairs[slot], _grades[slot]) = (pair, (byte)found);
        return found;
    }
}
