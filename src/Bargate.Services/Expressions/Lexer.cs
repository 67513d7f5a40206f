using System.Text;

namespace Bargate.Services.Expressions;

/// <summary>Cuts a condition into tokens.</summary>
internal static class Lexer
{
    static readonly string[] Symbols = ["==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ",", ".", "+", "-", "*", "/"];

    /// <summary>The tokens, ending in <see cref="TokenKind.End"/>; null with a fault.</summary>
    public static List<Token>? Cut(string source, out ExpressionFault? fault)
    {
        var tokens = new List<Token>();
        fault = null;
        for (var at = 0; at < source.Length;)
        {
            var letter = source[at];
            if (char.IsWhiteSpace(letter))
            {
                at++;
                continue;
            }
            var start = at;
            if (letter == '\'')
            {
                if (Quoted(source, ref at) is not { } text)
                {
                    fault = new ExpressionFault(start, "A text starts here and does not end", "Close it with '");
                    return null;
                }
                tokens.Add(new Token(TokenKind.Text, text, start));
            }
            else if (char.IsAsciiLetter(letter))
                tokens.Add(new Token(TokenKind.Name, Name(source, ref at), start));
            else if (char.IsAsciiDigit(letter))
                tokens.Add(new Token(TokenKind.Number, Number(source, ref at), start));
            else if (Array.Find(Symbols, s => string.CompareOrdinal(source, start, s, 0, s.Length) == 0) is { } symbol)
            {
                tokens.Add(new Token(TokenKind.Symbol, symbol, start));
                at += symbol.Length;
            }
            else
            {
                fault = new ExpressionFault(start, $"'{letter}' does not belong in a condition", Instead(letter));
                return null;
            }
        }
        tokens.Add(new Token(TokenKind.End, "", source.Length));
        return tokens;
    }

    static string Instead(char letter) => letter switch
    {
        '=' => "Compare with ==",
        '"' => "Write texts as 'text'",
        '&' => "Write `and`",
        '|' => "Write `or`",
        '!' => "Write `not`, or != between two values",
        _ => "Use question ids, 'texts', numbers, and == != < <= > >= + - * / in and or not",
    };

    static string? Quoted(string source, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < source.Length; at++)
        {
            if (source[at] != '\'')
                text.Append(source[at]);
            else if (at + 1 < source.Length && source[at + 1] == '\'')
            {
                text.Append('\'');
                at++;
            }
            else
            {
                at++;
                return text.ToString();
            }
        }
        return null;
    }

    // A hyphen belongs to a name only between letters or digits, so that `today - 3 days` is not a name.
    static string Name(string source, ref int at)
    {
        var start = at;
        while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || source[at] == '_'
            || (source[at] == '-' && at + 1 < source.Length && char.IsAsciiLetterOrDigit(source[at + 1])))) at++;
        return source[start..at];
    }

    static string Number(string source, ref int at)
    {
        var start = at;
        while (at < source.Length && char.IsAsciiDigit(source[at])) at++;
        if (at + 1 < source.Length && source[at] == '.' && char.IsAsciiDigit(source[at + 1]))
        {
            at++;
            while (at < source.Length && char.IsAsciiDigit(source[at])) at++;
        }
        return source[start..at];
    }
}
