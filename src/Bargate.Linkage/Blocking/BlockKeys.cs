using System.Buffers.Binary;
using Bargate.Linkage.Columns;
using Bargate.Linkage.Comparing;
using Bargate.Linkage.Text;

namespace Bargate.Linkage.Blocking;

/// <summary>The key of a record under one rule: a hash of what the rule takes of it, 0 where the rule does not hold the record.</summary>
internal sealed class BlockKeys
{
    readonly (int Place, int Swapped, BlockingPart Part)[] _parts;

    public BlockKeys(BlockingRule rule, IReadOnlyList<LinkageColumn> columns)
    {
        Rule = rule;
        _parts = [.. rule.Parts.Select(it => (Place(it.Column), it.Swapped is null ? -1 : Place(it.Swapped), it))];

        int Place(string name) => columns.Select(it => it.Name).ToList().FindIndex(it => it.Equals(name, StringComparison.OrdinalIgnoreCase)) is var place and >= 0 ? place
            : throw new FormatException($"The blocking rule '{rule}' uses the column '{name}', which the records do not have. They have {string.Join(", ", columns.Select(it => it.Name))}.");
    }

    public BlockingRule Rule { get; }

    /// <summary>The key of a single row, from its texts.</summary>
    public ulong Of(ReadOnlySpan<int> row, PairValues values)
    {
        var key = 0UL;
        foreach (var (place, swapped, part) in _parts)
        {
            var piece = PieceOf(values, place, row[place], part);
            if (swapped >= 0) piece = EitherWay(piece, PieceOf(values, swapped, row[swapped], part));
            if (piece == 0) return 0;
            key = Hashing.Combine(key, piece);
        }
        return key;
    }

    /// <summary>The keys of all rows: each value is looked at once, however many rows hold it.</summary>
    public void Fill(Table table, GenericValues generic, Span<ulong> keys)
    {
        var values = new PairValues(table.Pools, generic);
        keys.Fill(1);
        var first = true;
        foreach (var (place, swapped, part) in _parts)
        {
            var pieces = PiecesOf(table, values, place, part);
            var others = swapped < 0 ? null : PiecesOf(table, values, swapped, part);
            var (cells, width) = (table.Cells, table.Width);
            for (var (row, at) = (0, 0); row < keys.Length; row++, at += width)
            {
                if (keys[row] == 0) continue;
                var piece = pieces[cells[at + place]];
                if (others is not null) piece = EitherWay(piece, others[cells[at + swapped]]);
                keys[row] = piece == 0 ? 0 : Hashing.Combine(first ? 0 : keys[row], piece);
            }
            first = false;
        }
    }

    static ulong[] PiecesOf(Table table, PairValues values, int place, BlockingPart part)
    {
        var pieces = new ulong[table.Pools[place].Count + 1];
        for (var id = 1; id < pieces.Length; id++) pieces[id] = PieceOf(values, place, id, part);
        return pieces;
    }

    /// <summary>One key for 'Anna Maria' and 'Maria Anna'.</summary>
    static ulong EitherWay(ulong a, ulong b) => a == 0 || b == 0 ? 0 : Hashing.Combine(Hashing.Combine(0, Math.Min(a, b)), Math.Max(a, b));

    static ulong PieceOf(PairValues values, int place, int id, BlockingPart part)
    {
        if (id == 0 || values.IsGeneric(place, id)) return 0;
        var value = values.Of(place, id);
        switch (part.Transform)
        {
            case BlockingTransform.Prefix: return value.Length < part.Length ? 0 : Hashing.Of(value[..part.Length]);
            case BlockingTransform.Year: return value.Length < 4 ? 0 : Hashing.Of(value[..4]);
            case BlockingTransform.Sound: return OfSound(Phonetic.Sound(value));
            case BlockingTransform.Soundex: return OfSound(Phonetic.Soundex(value));
            default: return Hashing.Of(value);
        }
    }

    static ulong OfSound(uint key)
    {
        if (key == 0) return 0;
        Span<byte> sound = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(sound, key);
        return Hashing.Of(sound);
    }
}
