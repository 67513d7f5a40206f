using System.Text;

namespace Bargate.Linkage.Bench.Generator;

/// <summary>Lines of CSV one after another, without their ids.</summary>
internal sealed class Rows
{
    readonly List<int> _ends = [];
    byte[] _text = new byte[1 << 18];
    int _length;

    public int Count => _ends.Count;

    public ReadOnlySpan<byte> Of(int row) => _text.AsSpan((row == 0 ? 0 : _ends[row - 1]).._ends[row]);

    public void CutTo(int count) => _ends.RemoveRange(count, _ends.Count - count);

    public void Add(in Person who, in Written it, string source)
    {
        if (_text.Length - _length < 1024) Array.Resize(ref _text, _text.Length * 2);
        Number(who.Cluster);
        Number(who.Household);
        Text(it.Forename);
        Text(it.Middle);
        Text(it.Surname);
        Date(it);
        Text(it.Sex == ' ' ? null : it.Sex == 'M' ? "M" : "F");
        Text(it.House);
        Text(it.Street);
        Text(it.Postcode);
        Text(it.Email);
        Text(it.Phone);
        Text(source);
        _text[_length - 1] = (byte)'\n';
        _ends.Add(_length);
    }

    void Number(long number)
    {
        number.TryFormat(_text.AsSpan(_length), out var length);
        _length += length;
        _text[_length++] = (byte)',';
    }

    void Date(in Written it)
    {
        if (it.Year > 0)
        {
            Digits(it.Year, 4);
            _text[_length++] = (byte)'-';
            Digits(it.Month, 2);
            _text[_length++] = (byte)'-';
            Digits(it.Day, 2);
        }
        _text[_length++] = (byte)',';
    }

    void Digits(int number, int width)
    {
        for (var i = _length + width - 1; i >= _length; i--, number /= 10) _text[i] = (byte)('0' + number % 10);
        _length += width;
    }

    void Text(string? text)
    {
        if (text is not null)
        {
            var quoted = text.Contains(',');
            if (quoted) _text[_length++] = (byte)'"';
            _length += Encoding.ASCII.GetBytes(text, _text.AsSpan(_length));
            if (quoted) _text[_length++] = (byte)'"';
        }
        _text[_length++] = (byte)',';
    }
}
