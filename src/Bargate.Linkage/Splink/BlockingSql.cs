namespace Bargate.Linkage.Splink;

/// <summary>Blocking rules as equalities between l and r, both ways.</summary>
internal static class BlockingSql
{
    public static string Of(BlockingRule rule, IReadOnlyList<LinkageColumn> columns, Sql sql)
    {
        var parts = rule.Parts.Select(it => it.Transform switch
        {
            _ when it.Swapped is not null => $"(l.{sql.Quoted(it.Column)} = r.{sql.Quoted(it.Swapped)})",
            BlockingTransform.Prefix => Both(it, of => $"substr({of}, 1, {it.Length})"),
            BlockingTransform.Year => Both(it, of => $"substr({of}, 1, 4)"),
            BlockingTransform.Soundex or BlockingTransform.Sound => Both(it, sql.Soundex),
            _ => Both(it, of => of),
        });
        return string.Join(" AND ", parts);

        string Both(BlockingPart part, Func<string, string> of) => $"({of($"l.{sql.Quoted(part.Column)}")} = {of($"r.{sql.Quoted(part.Column)}")})";
    }

    public static BlockingRule Read(string text)
    {
        var parts = new List<BlockingPart>();
        foreach (var condition in SqlParser.Parse(Sql.WithSoundexNamed(text)).Conjuncts())
        {
            if (condition is not SqlCall("=", [var one, var other])) throw Unknown(text);
            if (Side(one) is { Right: true }) (one, other) = (other, one);
            if (Side(one) is not { Right: false } left || Side(other) is not { Right: true } right || left.Transform != right.Transform || left.Length != right.Length) throw Unknown(text);
            var swapped = left.Column.Equals(right.Column, StringComparison.OrdinalIgnoreCase) ? null : right.Column;
            if (swapped is not null && left.Transform is not BlockingTransform.Whole) throw Unknown(text);
            parts.Add(new(left.Column, left.Transform, left.Length, swapped));
        }
        return new(parts);
    }

    sealed record Place(string Column, bool Right, BlockingTransform Transform = BlockingTransform.Whole, int Length = 0);

    static Place? Side(SqlNode node) => node switch
    {
        SqlColumn { Side: not ' ' } column => new(column.Name, column.Side == 'r'),
        SqlCall("substr" or "substring", [var of, SqlNumber { Value: 1 }, SqlNumber { Value: var length }]) when Side(of) is { Transform: BlockingTransform.Whole } place => place with { Transform = BlockingTransform.Prefix, Length = (int)length },
        SqlCall("left", [var of, SqlNumber { Value: var length }]) when Side(of) is { Transform: BlockingTransform.Whole } place => place with { Transform = BlockingTransform.Prefix, Length = (int)length },
        SqlCall("soundex", [var of]) when Side(of) is { Transform: BlockingTransform.Whole } place => place with { Transform = BlockingTransform.Soundex },
        SqlCall("year", [var of]) when Side(of) is { Transform: BlockingTransform.Whole } place => place with { Transform = BlockingTransform.Year },
        _ => null,
    };

    static FormatException Unknown(string text) => new($"The blocking rule '{text}' is not known here. Known are equalities of columns, of substr(column, 1, n), of soundex(column) and of year(column), with AND between them.");
}
