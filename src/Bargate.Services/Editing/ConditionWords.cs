using System.Globalization;
using Bargate.Kernel;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;
using Parts = System.Collections.Generic.IReadOnlyList<Bargate.Services.Contract.SentencePart>;

namespace Bargate.Services.Editing;

/// <summary>A condition or a value in plain words.</summary>
internal sealed class ConditionWords(Phrases phrases, ServiceDefinition service, Kernel.Calendar.CouncilTime time, string language)
{
    // What is larger is no amount of money: it is written as the number that it is.
    public const decimal MostMoney = 1_000_000_000_000;

    public Parts Of(string source) => Parser.Parse(source, out _) is { } tree ? Truth(tree) : phrases.Of("services.rule.unreadable", ("value", Phrases.Strong(source)));

    public Parts Value(string source, bool money) => Parser.Parse(source, out _) is { } tree ? Value(tree, money) : phrases.Of("services.rule.unreadable", ("value", Phrases.Strong(source)));

    public Parts Date(string source) => Value(source, false) is var said && DateOnly.TryParseExact(source.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Phrases.Strong(time.ShortDate(day)) : said;

    Parts Truth(Node node, bool within = false) => node switch
    {
        Both => Several<Both>(node, "services.condition.and", within),
        Either => Several<Either>(node, "services.condition.or", within),
        Not not => Negated(not.Inner),
        Comparison it => Compared(it.Sign, it.Left, it.Right),
        Within it => Contained(it, ""),
        YesNoLiteral it => phrases.Of(it.Yes ? "services.condition.always" : "services.condition.never"),
        Call { Function: "known" } it => phrases.Of("services.condition.known", ("left", Value(it.Arguments[0], false))),
        Call { Function: "any" } it => Any(it, "services.condition.any"),
        _ => phrases.Of("services.condition.yes", ("left", Value(node, false)), ("right", Answer(true))),
    };

    Parts Several<T>(Node node, string joint, bool within) where T : Node
    {
        var all = phrases.Joined([.. Flat<T>(node).Select(it => Truth(it, true))], joint);
        return within ? phrases.Of("services.condition.nested", ("inner", all)) : all;
    }

    static IEnumerable<Node> Flat<T>(Node node) where T : Node => node is T ? node.Parts.SelectMany(Flat<T>) : [node];

    Parts Negated(Node inner) => inner switch
    {
        Not twice => Truth(twice.Inner, true),
        Within it => Contained(it, "not-"),
        Comparison { Sign: "==" or "!=" } it => Compared(it.Sign == "==" ? "!=" : "==", it.Left, it.Right),
        Comparison it => Compared(it.Sign switch { "<" => ">=", "<=" => ">", ">" => "<=", _ => "<" }, it.Left, it.Right),
        Call { Function: "known" } it => phrases.Of("services.condition.not-known", ("left", Value(it.Arguments[0], false))),
        Call { Function: "any" } it => Any(it, "services.condition.not-any"),
        Both or Either or YesNoLiteral => phrases.Of("services.condition.not", ("inner", Truth(inner, true))),
        _ => phrases.Of("services.condition.yes", ("left", Value(inner, false)), ("right", Answer(false))),
    };

    Parts Any(Call call, string key) =>
        phrases.Of(key, ("group", Phrases.Strong(Asked(Calls.GroupOf(call.Arguments[0]) is { } group ? service.Question(group) : null, ""))), ("inner", Truth(call.Arguments[0])));

    Parts Contained(Within it, string not)
    {
        if (it.Right is ListLiteral list) return phrases.Of(not.Length > 0 ? "services.condition.none-of" : "services.condition.one-of", ("left", Value(it.Left, false)), ("right", phrases.Joined([.. list.Items.Select(item => Beside(item, it.Left))], "services.condition.or")));
        return phrases.Of($"services.condition.{not}includes", ("left", Value(it.Right, false)), ("right", Beside(it.Left, it.Right)));
    }

    Parts Compared(string sign, Node left, Node right)
    {
        if (left is TextLiteral or NumberLiteral or YesNoLiteral or Today or Shifted && right is Name or Call) (left, right, sign) = (right, left, sign switch { "<" => ">", "<=" => ">=", ">" => "<", ">=" => "<=", _ => sign });
        var date = IsDate(left) || IsDate(right);
        var key = sign switch
        {
            "==" => "is",
            "!=" => "is-not",
            "<" => date ? "before" : "less",
            "<=" => date ? "on-or-before" : "at-most",
            ">" => date ? "after" : "more",
            _ => date ? "on-or-after" : "at-least",
        };
        return phrases.Of($"services.condition.{key}", ("left", Beside(left, right)), ("right", Beside(right, left)));
    }

    /// <summary>A value as its neighbour makes it read: an option by its words, pence as money, a day as a date.</summary>
    Parts Beside(Node node, Node other) => node switch
    {
        TextLiteral text when QuestionOf(other)?.Option(text.Text) is { } option => Phrases.Strong(option.Text.In(language)),
        TextLiteral text when IsDate(other) => Date(text.Text),
        YesNoLiteral it => Answer(it.Yes),
        _ => Value(node, IsMoney(other)),
    };

    Parts Answer(bool yes) => Phrases.Strong(phrases.Words[yes ? "services.condition.answer-yes" : "services.condition.answer-no"]);

    Parts Value(Node node, bool money) => node switch
    {
        TextLiteral it => Phrases.Strong(it.Text),
        NumberLiteral it => Phrases.Strong(money && it.Number == decimal.Truncate(it.Number) && Math.Abs(it.Number) < MostMoney ? new Money((long)it.Number).ToString() : it.Number.ToString("#,0.##########", CultureInfo.InvariantCulture)),
        YesNoLiteral it => Answer(it.Yes),
        Today => phrases.Of("services.value.today"),
        Shifted it => phrases.Of(it.Count < 0 ? "services.value.earlier" : "services.value.later", ("length", Length(Math.Abs(it.Count), it.Unit)), ("day", Value(it.Day, false))),
        Name it => Named(it),
        Arithmetic it => phrases.Of(it.Sign switch { '+' => "services.value.plus", '-' => "services.value.minus", '*' => "services.value.times", _ => "services.value.by" },
            ("left", Term(it.Left, it, money)), ("right", Term(it.Right, it, money))),
        Call it => Called(it, money),
        ListLiteral it => phrases.Joined([.. it.Items.Select(item => Value(item, money))], "services.condition.or"),
        _ => Truth(node),
    };

    // In a product one side is money, and the other says how many.
    Parts Term(Node node, Arithmetic sum, bool money)
    {
        var factor = sum.Sign is '*' or '/' && (IsCount(node) || sum.Sign == '/' && node == sum.Right || node == sum.Right && !IsCount(sum.Left));
        var said = Value(node, money && !factor);
        return node is Call { Function: "min" or "max" } && sum.Sign is '*' or '/' || node is Arithmetic inner && (sum.Sign is '*' or '/' || inner.Sign is '+' or '-' && sum.Sign == '-' && node == sum.Right) ? phrases.Of("services.condition.nested", ("inner", said)) : said;
    }

    Parts Called(Call it, bool money) => it.Function switch
    {
        "count" => phrases.Of("services.value.count", ("left", Value(it.Arguments[0], false))),
        "sum" => phrases.Of("services.value.sum", ("left", Value(it.Arguments[0], false))),
        "age" => phrases.Of("services.value.age", ("left", Value(it.Arguments[0], false))),
        "if" => phrases.Of("services.condition.nested", ("inner", phrases.Of("services.value.if", ("left", Value(it.Arguments[1], money)), ("condition", Truth(it.Arguments[0])), ("right", Value(it.Arguments[2], money))))),
        "min" or "max" => phrases.Of(it.Function == "min" ? "services.value.least" : "services.value.most", ("list", phrases.Joined([.. it.Arguments.Select(part => Value(part, money))], "services.condition.and"))),
        _ => Truth(it),
    };

    Parts Named(Name it)
    {
        var question = service.Question(it.Question);
        if (it.Member is not { } member) return Phrases.Strong(Asked(question, it.Question));
        if (question?.Items?.Question(member) is { } inner) return Phrases.Strong(inner.Ask.In(language));
        return phrases.Of("services.value.part", ("part", Phrases.Plain(member)), ("left", Phrases.Strong(Asked(question, it.Question))));
    }

    public string Asked(Question? question, string otherwise) => question is null ? otherwise : (question.IsComputed ? question.Label : question.Ask).In(language);

    public Parts Length(int count, Unit unit)
    {
        var key = unit switch { Unit.WorkingDay => "working-day", Unit.Month => "month", Unit.Year => "year", _ => "day" };
        return count == 1 ? phrases.Of($"services.value.{key}") : phrases.Of($"services.value.{key}s", ("count", Phrases.Plain(count.ToString(CultureInfo.InvariantCulture))));
    }

    Question? QuestionOf(Node node) => node is Name name ? service.Question(name.Question) is { } question ? name.Member is null ? question : question.Items?.Question(name.Member) : null : null;

    bool IsDate(Node node) => node is Today or Shifted || QuestionOf(node) is { Type: "date" or "month" };

    bool IsMoney(Node node) => QuestionOf(node) is { Type: "money" } || node is Arithmetic or Call { Function: "sum" or "min" or "max" or "if" } && node.Names().Any(it => QuestionOf(it) is { Type: "money" });

    bool IsCount(Node node) => node is Call { Function: "count" or "age" } || QuestionOf(node) is { Type: "number" } || node.Parts.Any(IsCount);
}
