using System.Globalization;
using System.Text.RegularExpressions;

namespace Bargate.Linkage.Splink;

internal abstract record SqlNode
{
    public IEnumerable<SqlNode> Conjuncts() => this is SqlCall("and", var parts) ? parts.SelectMany(it => it.Conjuncts()) : [this];
}

/// <summary>A function, an operator or 'is null' with what it is applied to; names are in small letters.</summary>
internal sealed record SqlCall(string Name, IReadOnlyList<SqlNode> Arguments) : SqlNode;
/// <summary>A column of the left or right record: Side is l, r or, where neither is said, a space.</summary>
internal sealed record SqlColumn(string Name, char Side) : SqlNode;
internal sealed record SqlNumber(double Value) : SqlNode;
internal sealed record SqlText(string Value) : SqlNode;

/// <summary>As much of SQL as conditions of Splink are made of. What it does not change is left away: casts, NULLIF(x, '') and dates read by a format.</summary>
internal sealed partial class SqlParser
{
    readonly List<string> _tokens;
    readonly string _text;
    int _at;

    SqlParser(string text) => (_text, _tokens) = (text, [.. Token().Matches(text).Select(it => it.Value).Where(it => !string.IsNullOrWhiteSpace(it))]);

    public static SqlNode Parse(string text)
    {
        var parser = new SqlParser(text);
        var node = parser.Or();
        return parser._at == parser._tokens.Count ? node : throw parser.Wrong();
    }

    SqlNode Or() => Chain("or", And);
    SqlNode And() => Chain("and", Not);
    SqlNode Not() => Takes("not") ? new SqlCall("not", [Not()]) : Comparison();

    SqlNode Chain(string word, Func<SqlNode> part)
    {
        var parts = new List<SqlNode> { part() };
        while (Takes(word)) parts.Add(part());
        return parts.Count == 1 ? parts[0] : new SqlCall(word, parts);
    }

    SqlNode Comparison()
    {
        var left = Sum();
        if (Takes("is"))
        {
            var not = Takes("not");
            if (!Takes("null")) throw Wrong();
            return new SqlCall(not ? "is not null" : "is null", [left]);
        }
        foreach (var it in new[] { "<=", ">=", "<>", "!=", "==", "=", "<", ">" })
            if (Takes(it)) return new SqlCall(it == "==" ? "=" : it, [left, Sum()]);
        return left;
    }

    SqlNode Sum()
    {
        var left = Value();
        while (_at < _tokens.Count && _tokens[_at] is "+" or "-" or "*" or "/" or "||") left = new SqlCall(_tokens[_at++], [left, Value()]);
        return left;
    }

    SqlNode Value()
    {
        if (_at == _tokens.Count) throw Wrong();
        var token = _tokens[_at++];
        if (token == "(")
        {
            var inner = Or();
            return Takes(")") ? inner : throw Wrong();
        }
        if (token[0] is '\'') return new SqlText(token[1..^1].Replace("''", "'", StringComparison.Ordinal));
        if (char.IsAsciiDigit(token[0]) || token[0] == '.') return new SqlNumber(double.Parse(token, CultureInfo.InvariantCulture));
        if (_at < _tokens.Count && _tokens[_at] == "(" && token[0] is not '"' and not '`') return Call(token.ToLowerInvariant());
        if (token[0] is not '"' and not '`' && !char.IsLetter(token[0]) && token[0] != '_') throw Wrong();
        return Column(token);
    }

    SqlNode Call(string name)
    {
        _at++;
        var arguments = new List<SqlNode>();
        while (!Takes(")"))
        {
            arguments.Add(Or());
            // CAST(x AS TYPE): the type is passed over.
            if (Takes("as")) while (_at < _tokens.Count && _tokens[_at] is not ")" and not ",") _at++;
            if (!Takes(",") && (_at == _tokens.Count || _tokens[_at] != ")")) throw Wrong();
        }
        return name switch
        {
            "cast" or "try_cast" or "nullif" or "lower" or "trim" or "date" or "to_date" or "try_to_date" or "try_strptime" or "strptime" or "to_timestamp" or "try_to_timestamp" or "epoch" or "unix_timestamp" when arguments.Count > 0 => arguments[0],
            _ => new SqlCall(name, arguments),
        };
    }

    SqlColumn Column(string token)
    {
        if (_at + 1 < _tokens.Count && _tokens[_at] == ".")
        {
            var side = Bare(token).ToLowerInvariant();
            if (side is not ("l" or "r")) throw Wrong();
            _at += 2;
            return new(Bare(_tokens[_at - 1]), side[0]);
        }
        var name = Bare(token);
        return name.EndsWith("_l", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_r", StringComparison.OrdinalIgnoreCase) ? new(name[..^2], char.ToLowerInvariant(name[^1])) : new(name, ' ');
    }

    static string Bare(string token) => token[0] is '"' or '`' ? token[1..^1].Replace(new string(token[0], 2), token[0].ToString(), StringComparison.Ordinal) : token;

    bool Takes(string word)
    {
        if (_at == _tokens.Count || !_tokens[_at].Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        _at++;
        return true;
    }

    FormatException Wrong() => new($"The condition '{_text}' cannot be read at '{string.Join(" ", _tokens.Skip(Math.Max(0, _at - 1)).Take(4))}'.");

    [GeneratedRegex("""\s+|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|[A-Za-z_][A-Za-z0-9_]*|[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?|<=|>=|<>|!=|==|\|\||.""", RegexOptions.Singleline)]
    private static partial Regex Token();
}
