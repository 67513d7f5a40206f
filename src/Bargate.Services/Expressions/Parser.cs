using System.Globalization;

namespace Bargate.Services.Expressions;

/// <summary>Reads a condition by recursive descent: or, and, not, comparison, sum, product, value.</summary>
internal sealed class Parser
{
    const int Longest = 2000;
    const int Deepest = 32;
    static readonly string[] Signs = ["==", "!=", "<", "<=", ">", ">="];
    static readonly Dictionary<string, Unit> Units = new()
    {
        ["day"] = Unit.Day, ["days"] = Unit.Day, ["working"] = Unit.WorkingDay, ["month"] = Unit.Month, ["months"] = Unit.Month, ["year"] = Unit.Year, ["years"] = Unit.Year,
    };
    static readonly HashSet<string> Reserved = ["and", "or", "not", "in", "true", "false", "today"];

    readonly List<Token> tokens;
    int next;
    int depth;

    Parser(List<Token> tokens) => this.tokens = tokens;

    public static bool IsReserved(string name) => Reserved.Contains(name);

    public static Node? Parse(string source, out ExpressionFault? fault)
    {
        if (source.Length > Longest)
        {
            fault = new ExpressionFault(0, $"This condition is longer than {Longest} characters", "Ask a simpler question first");
            return null;
        }
        if (Lexer.Cut(source, out fault) is not { } tokens) return null;
        try
        {
            var parser = new Parser(tokens);
            var node = parser.Or();
            return parser.Now.Kind == TokenKind.End ? node : throw parser.Wrong($"'{parser.Now.Text}' is not expected here", "Join two conditions with `and` or `or`");
        }
        catch (Refusal refusal)
        {
            fault = refusal.Fault;
            return null;
        }
    }

    Token Now => tokens[next];

    Node Or()
    {
        if (++depth > Deepest) throw Wrong("This condition is nested too deeply", "Write it with fewer brackets");
        var left = And();
        for (var joined = 0; Take("or"); joined++)
            left = joined < Deepest ? new Either(left, And()) { At = left.At } : throw Wrong("This condition has too many parts", "Write x in ['a', 'b']");
        depth--;
        return left;
    }

    Node And()
    {
        var left = Negation();
        for (var joined = 0; Take("and"); joined++)
            left = joined < Deepest ? new Both(left, Negation()) { At = left.At } : throw Wrong("This condition has too many parts", "Ask a simpler question first");
        return left;
    }

    Node Negation()
    {
        var at = Now.At;
        if (!Take("not")) return Compared();
        if (++depth > Deepest) throw Wrong("This condition is nested too deeply", "Write `not` once");
        var inner = Negation();
        depth--;
        return new Not(inner) { At = at };
    }

    Node Compared()
    {
        var left = Sum();
        var sign = Now;
        if (sign.Kind == TokenKind.Symbol && Signs.Contains(sign.Text))
        {
            next++;
            return new Comparison(sign.Text, left, Sum()) { At = left.At };
        }
        if (Take("in")) return new Within(left, Sum()) { At = left.At };
        if (sign.Is("not") && tokens[next + 1].Is("in"))
        {
            next += 2;
            return new Not(new Within(left, Sum()) { At = left.At }) { At = left.At };
        }
        return left;
    }

    Node Sum()
    {
        var left = Product();
        for (var joined = 0; Now.Is("+") || Now.Is("-"); joined++)
        {
            if (joined == Deepest) throw Wrong("This sum has too many parts", "Write it with fewer");
            var sign = tokens[next++].Text[0];
            if (Length(left, sign) is { } moved) left = moved;
            else left = new Arithmetic(sign, left, Product()) { At = left.At };
        }
        return left;
    }

    Node Product()
    {
        var left = Value();
        for (var joined = 0; Now.Is("*") || Now.Is("/"); joined++)
            left = joined < Deepest ? new Arithmetic(tokens[next++].Text[0], left, Value()) { At = left.At } : throw Wrong("This product has too many parts", "Write it with fewer");
        return left;
    }

    // After + or -: a number with a unit is a length of time, and anything else is arithmetic.
    Shifted? Length(Node day, char sign)
    {
        var (count, unit) = (Now, tokens[Math.Min(next + 1, tokens.Count - 1)]);
        if (unit.Kind != TokenKind.Name || IsReserved(unit.Text)) return null;
        if (count.Kind == TokenKind.Name && Units.ContainsKey(unit.Text)) throw Wrong("A number is expected here", "Write `today - 3 working days` or `today + 14 days`");
        if (count.Kind != TokenKind.Number) return null;
        if (count.Text.Length > 4 || !int.TryParse(count.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw Wrong("This is too long a time", "Write a whole number of at most four digits");
        next++;
        var working = Take("working");
        if (Now.Kind != TokenKind.Name || !Units.TryGetValue(Now.Text, out var length) || working && length != Unit.Day)
            throw Wrong("The word `days` is missing", "Write `today - 3 working days`, `today + 14 days`, `today + 2 months` or `today - 1 year`");
        next++;
        return new Shifted(day, sign == '-' ? -number : number, working ? Unit.WorkingDay : length) { At = day.At };
    }

    Node Value()
    {
        var token = Now;
        if (Take("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }
        if (Take("[")) return Items(token.At);
        if (Take("-")) return Number(negative: true) with { At = token.At };
        switch (token.Kind)
        {
            case TokenKind.Text:
                next++;
                return new TextLiteral(token.Text) { At = token.At };
            case TokenKind.Number:
                return Number(negative: false);
            case TokenKind.Name when token.Text is "true" or "false":
                next++;
                return new YesNoLiteral(token.Text == "true") { At = token.At };
            case TokenKind.Name when token.Text == "today":
                next++;
                return new Today { At = token.At };
            case TokenKind.Name when tokens[next + 1].Is("("):
                return Called(token);
            case TokenKind.Name when !Reserved.Contains(token.Text):
                next++;
                return new Name(token.Text, Take(".") ? Member() : null) { At = token.At };
            default:
                throw Wrong(token.Kind == TokenKind.End ? "The condition stops here" : $"'{token.Text}' is not expected here", "Write a question's id, a 'text', a number, true, false or today");
        }
    }

    ListLiteral Items(int at)
    {
        var items = new List<Node>();
        if (++depth > Deepest) throw Wrong("This list is nested too deeply", "Write one list of values");
        do items.Add(Value());
        while (Take(","));
        Expect("]");
        depth--;
        return new ListLiteral(items) { At = at };
    }

    string Member()
    {
        if (Now.Kind != TokenKind.Name) throw Wrong("A part of the answer must follow the dot", "Write it as place.ward");
        return tokens[next++].Text;
    }

    NumberLiteral Number(bool negative)
    {
        var token = Now;
        if (token.Kind != TokenKind.Number || !decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            throw Wrong("A number is expected here", "Write it in digits");
        next++;
        return new NumberLiteral(negative ? -number : number) { At = token.At };
    }

    Call Called(Token name)
    {
        if (Functions.Find(name.Text) is not { } function)
            throw Wrong($"There is no function '{name.Text}'", Kernel.Yaml.Nearest.Suggest(name.Text, Functions.Names));
        next += 2;
        var arguments = new List<Node>();
        if (!Now.Is(")"))
            do
            {
                if (arguments.Count == function.Most) throw Wrong($"'{name.Text}' takes no more than {function.Most} values", function.Example);
                arguments.Add(Or());
            }
            while (Take(","));
        if (arguments.Count < function.Least) throw Wrong($"'{name.Text}' needs {function.Least} {(function.Least == 1 ? "value" : "values")}", function.Example);
        Expect(")");
        return new Call(name.Text, arguments) { At = name.At };
    }

    bool Take(string text)
    {
        if (!Now.Is(text)) return false;
        next++;
        return true;
    }

    void Expect(string text)
    {
        if (!Take(text)) throw Wrong(Now.Kind == TokenKind.End ? $"A {text} is missing at the end" : $"A {text} is missing before '{Now.Text}'", $"Add {text}");
    }

    Refusal Wrong(string problem, string fix) => new(new ExpressionFault(Now.At, problem, fix));

    // Only within this class: unwinding the descent is what an exception is for.
    sealed class Refusal(ExpressionFault fault) : Exception(fault.Problem)
    {
        public ExpressionFault Fault => fault;
    }
}
