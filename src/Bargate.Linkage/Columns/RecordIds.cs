using System.Text;

namespace Bargate.Linkage.Columns;

/// <summary>The callers' ids of the rows, as bytes one after the other.</summary>
internal sealed class RecordIds(int capacity = 16)
{
    byte[] _arena = new byte[capacity * 8];
    int _end;
    int[] _ends = new int[capacity];
    int _count;

    public int Count => _count;

    public string this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, _count);
            return Encoding.UTF8.GetString(At(row));
        }
    }

    public ReadOnlySpan<byte> At(int row)
    {
        var start = row == 0 ? 0 : _ends[row - 1];
        return _arena.AsSpan(start, _ends[row] - start);
    }

    public void Add(ReadOnlySpan<byte> id)
    {
        MakeRoom(id.Length);
        if (_count == _ends.Length) Array.Resize(ref _ends, _ends.Length * 2);
        id.CopyTo(_arena.AsSpan(_end));
        _end += id.Length;
        _ends[_count++] = _end;
    }

    public void AddNumber(int number)
    {
        Span<byte> digits = stackalloc byte[11];
        number.TryFormat(digits, out var length, provider: System.Globalization.CultureInfo.InvariantCulture);
        Add(digits[..length]);
    }

    public void Add(string id) => Add(Encoding.UTF8.GetBytes(id));

    public void AddAll(RecordIds others)
    {
        MakeRoom(others._end);
        if (_count + others._count > _ends.Length) Array.Resize(ref _ends, Math.Max(_count + others._count, _ends.Length * 2));
        others._arena.AsSpan(0, others._end).CopyTo(_arena.AsSpan(_end));
        for (var row = 0; row < others._count; row++) _ends[_count + row] = _end + others._ends[row];
        (_end, _count) = (_end + others._end, _count + others._count);
    }

    void MakeRoom(int more)
    {
        var needed = (long)_end + more;
        if (needed <= _arena.Length) return;
        if (needed > Array.MaxLength) throw new NotSupportedException("The ids of the records take more than 2 GB. Use shorter ids, or none: then the row's number is the id.");
        Array.Resize(ref _arena, (int)Math.Min(Array.MaxLength, Math.Max(needed, (long)_arena.Length * 2)));
    }
}
