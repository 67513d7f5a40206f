using Bargate.Kernel.Calendar;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Services;

public sealed class ConditionTests
{
    static readonly DateOnly Wednesday = new(2026, 4, 8);
    static readonly WorkingDays Days = new([new DateOnly(2026, 4, 3), new DateOnly(2026, 4, 6)]);

    static readonly Scope Scope = new(new Dictionary<string, Subject>
    {
        ["kind"] = new(Given.Kinds.First(k => k.Name == "choice"), ["pothole", "flooding"]),
        ["needs"] = new(Given.Kinds.First(k => k.Name == "choices"), ["ramp", "lift"]),
        ["danger"] = new(Given.Kinds.First(k => k.Name == "yes-no"), []),
        ["day"] = new(Given.Kinds.First(k => k.Name == "date"), []),
        ["count"] = new(Given.Kinds.First(k => k.Name == "number"), []),
        ["words"] = new(Given.Kinds.First(k => k.Name == "text"), []),
        ["place"] = new(Given.Kinds.First(k => k.Name == "location"), []),
        ["vehicles"] = new(new(Question.GroupType, ValueKind.Items, []), [], new Dictionary<string, Subject>
        {
            ["fuel"] = new(Given.Kinds.First(k => k.Name == "choice"), ["diesel", "electric"]), ["price"] = new(Given.Kinds.First(k => k.Name == "number"), []),
        }),
    }, new HashSet<string> { "photo" });

    static readonly Dictionary<string, Value> Answers = new()
    {
        ["kind"] = Value.Of("pothole"), ["needs"] = Value.Of(["ramp"]), ["danger"] = Value.Of(false), ["day"] = Value.Of(new DateOnly(2026, 4, 2)),
        ["count"] = Value.Of(3m), ["words"] = Value.Of("it's"), ["place"] = new Value.Map(new Dictionary<string, Value> { ["ward"] = Value.Of("Bargate") }),
        ["vehicles"] = Vehicles(("diesel", 100), ("electric", null)),
    };

    static Value.List Vehicles(params (string Fuel, decimal? Price)[] all) => new([.. all.Select(it => new Value.Map(
        new Dictionary<string, Value> { ["fuel"] = Value.Of(it.Fuel), ["price"] = it.Price is { } price ? Value.Of(price) : Value.Nothing }))]);

    static bool Holds(string source, IReadOnlyDictionary<string, Value>? answers = null)
    {
        var tree = Parser.Parse(source, out var fault);
        Assert.Null(fault);
        Assert.Empty(Typing.Check(tree!, Scope));
        return Compiler.Compile(source, tree).Holds(answers ?? Answers, Wednesday, Days);
    }

    [Theory]
    [InlineData("kind == 'pothole'", true)]
    [InlineData("kind != 'pothole'", false)]
    [InlineData("kind in ['flooding', 'pothole']", true)]
    [InlineData("kind not in ['flooding', 'pothole']", false)]
    [InlineData("'ramp' in needs", true)]
    [InlineData("'lift' in needs", false)]
    [InlineData("danger", false)]
    [InlineData("not danger", true)]
    [InlineData("danger == false and count >= 3", true)]
    [InlineData("count > 3 or count < -1", false)]
    [InlineData("count == 3.0", true)]
    [InlineData("words == 'it''s'", true)]
    [InlineData("place.ward == 'Bargate'", true)]
    [InlineData("day < today", true)]
    [InlineData("day == '2026-04-02'", true)]
    [InlineData("day > '2026-04-02'", false)]
    // Good Friday and Easter Monday are not working days: 7 April, 2 April.
    [InlineData("day == today - 2 working days", true)]
    [InlineData("day < today - 2 working days", false)]
    [InlineData("day == today - 6 days", true)]
    [InlineData("day <= today + 1 day", true)]
    [InlineData("danger or kind == 'pothole' and count == 3", true)]
    [InlineData("(danger or kind == 'pothole') and count == 4", false)]
    [InlineData("day == today - 6 days + 0 months", true)]
    [InlineData("day + 1 month == '2026-05-02'", true)]
    [InlineData("day < today - 1 year", false)]
    [InlineData("count * 2 + 1 == 7", true)]
    [InlineData("count - 1 - 1 == 1", true)]
    [InlineData("count / 2 == 1.5 and 6 / count == 2", true)]
    [InlineData("count + 2 * 2 == 7 and (count + 2) * 2 == 10", true)]
    [InlineData("count(vehicles) == 2 and count(needs) == 1", true)]
    [InlineData("sum(vehicles.price) == 100", true)]
    [InlineData("age(day) == 0", true)]
    [InlineData("min(count, 2) == 2 and max(count, 2, 9) == 9", true)]
    [InlineData("max(day, today) == today", true)]
    [InlineData("if(danger, 1, 2) == 2", true)]
    [InlineData("any(vehicles.fuel == 'diesel')", true)]
    [InlineData("any(vehicles.price > count * 50)", false)]
    [InlineData("any(vehicles.fuel == 'electric' and not danger)", true)]
    public void A_condition_means_what_it_says(string source, bool expected) => Assert.Equal(expected, Holds(source));

    [Theory]
    [InlineData("kind == 'pothole'")]
    [InlineData("kind != 'pothole'")]
    [InlineData("not (kind == 'pothole')")]
    [InlineData("not danger")]
    [InlineData("kind not in ['flooding']")]
    [InlineData("not ('ramp' in needs)")]
    [InlineData("day < today")]
    [InlineData("place.ward != 'x'")]
    [InlineData("count + 1 != 1")]
    [InlineData("count(vehicles) == 0")]
    [InlineData("not any(vehicles.fuel == 'diesel')")]
    [InlineData("sum(vehicles.price) < 1")]
    [InlineData("if(danger, 1, 2) == 2")]
    [InlineData("min(count, 1) == 1")]
    [InlineData("age(day) < 18")]
    [InlineData("kind in ['flooding', 'pothole'] or not (kind in ['flooding'])")]
    public void What_is_compared_with_a_missing_answer_does_not_hold(string source)
    {
        Assert.False(Holds(source, new Dictionary<string, Value>()));
        Assert.True(Holds(source + " or true", new Dictionary<string, Value>()));
    }

    [Theory]
    [InlineData("kind == 'pothol'", 8, "'kind' has no option 'pothol'", "Did you mean 'pothole'?")]
    [InlineData("knd == 'pothole'", 0, "There is no question 'knd'", "Did you mean 'kind'?")]
    [InlineData("kind in ['pothole', 'floding']", 20, "'kind' has no option 'floding'", "Did you mean 'flooding'?")]
    [InlineData("'stairs' in needs", 0, "'needs' has no option 'stairs'", "Use one of: ramp, lift")]
    [InlineData("photo == 'x'", 0, "'photo' is asked later", "Move that question before this one")]
    [InlineData("place.wrd == 'x'", 0, "'place' has no part 'wrd'", "Did you mean 'ward'?")]
    [InlineData("place == 'x'", 0, "An answer of several parts cannot be compared as a whole", "Name the part, such as place.ward")]
    [InlineData("kind", 0, "'kind' is one option, not something that holds or does not", "Compare it, for example with == 'value'")]
    [InlineData("kind < 'pothole'", 0, null, null)]
    [InlineData("count == 'three'", 9, "A number is compared with a text", "Compare with a number, without quotes")]
    [InlineData("day < 'yesterday'", 6, "'yesterday' is not a date", "Write it as '2026-01-31'")]
    [InlineData("needs == 'ramp'", 0, "A list cannot be compared with a sign", "Write 'value' in list")]
    [InlineData("danger == 'yes'", 10, "Yes or no is compared with a text", "Compare with true or false")]
    [InlineData("danger == ['a']", 10, "A list may stand only after `in`", "Write x in ['a', 'b']")]
    [InlineData("vehicles.fuel == 'diesel'", 0, "'vehicles' has several items", "Write sum(vehicles.fuel) or any(vehicles.fuel == 'value')")]
    [InlineData("any(vehicles.fuel == 'disel')", 21, "'vehicles.fuel' has no option 'disel'", "Did you mean 'diesel'?")]
    [InlineData("any(vehicles.feul == 'diesel')", 4, "'vehicles' has no part 'feul'", "Did you mean 'fuel'?")]
    [InlineData("any(kind == 'pothole')", 4, "Any() looks at the items of one group", "Write any(vehicles.fuel == 'diesel')")]
    [InlineData("sum(vehicles) == 1", 4, "Sum() adds up a number of a group", "Write sum(items.price)")]
    [InlineData("sum(vehicles.fuel) == 1", 4, "'vehicles.fuel' is one option", "Name a question of type number or money")]
    [InlineData("count(kind) == 1", 6, "'kind' is one option", "Name a group, or a question of type choices")]
    [InlineData("age(count) == 1", 4, "'count' is a number", "Name a question of type date")]
    [InlineData("day + 1 == today", 0, null, null)]
    [InlineData("count + 3 days == today", 0, "'count' is a number, and only a date can be moved by days", "Begin with today or a question of type date")]
    [InlineData("min(count, day) == 1", 11, "Min() has a number and a date", "Give values of one kind")]
    [InlineData("min(words, 'a') == 'a'", 4, "'words' is a text", "Compare numbers or dates")]
    [InlineData("count", 0, "'count' is a number, not something that holds or does not", "Compare it, for example with == 'value'")]
    public void What_makes_no_sense_is_named_with_its_place(string source, int at, string? problem, string? fix)
    {
        var tree = Parser.Parse(source, out _);
        var fault = Assert.Single(Typing.Check(tree!, Scope));
        Assert.Equal(at, fault.At);
        if (problem is not null) Assert.Equal((problem, fix), (fault.Problem, fault.Fix));
    }

    [Theory]
    [InlineData("kind = 'a'", 5)]
    [InlineData("kind == \"a\"", 8)]
    [InlineData("kind == 'a", 8)]
    [InlineData("kind ==", 7)]
    [InlineData("(kind == 'a'", 12)]
    [InlineData("kind == 'a' danger", 12)]
    [InlineData("today - three days", 8)]
    [InlineData("today - 3 weeks", 10)]
    [InlineData("today - 12345 days", 8)]
    [InlineData("today - 3 working months", 18)]
    [InlineData("cuont(vehicles) == 1", 0)]
    [InlineData("count() == 1", 6)]
    [InlineData("count(a, b) == 1", 9)]
    [InlineData("min(a) == 1", 5)]
    [InlineData("1 +", 3)]
    [InlineData("danger && kind", 7)]
    [InlineData("", 0)]
    public void What_cannot_be_read_is_named_with_its_place(string source, int at)
    {
        Assert.Null(Parser.Parse(source, out var fault));
        Assert.Equal(at, fault!.At);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("not ")]
    [InlineData("[")]
    [InlineData("true or ")]
    [InlineData("true and ")]
    public void A_very_long_condition_is_a_fault(string piece) =>
        Assert.NotNull(Refused(string.Concat(Enumerable.Repeat(piece, 300)) + "true"));

    static ExpressionFault? Refused(string source)
    {
        Assert.Null(Parser.Parse(source, out var fault));
        return fault;
    }

    static readonly Gen<Node> Operand = Gen.OneOf(
        Gen.Select(Gen.Elements("pothole", "it's", "", "a'b\"c"), t => (Node)new TextLiteral(t)),
        Gen.Select(Gen.Choose(-999, 999), n => (Node)new NumberLiteral(n / 10m)),
        Gen.Select(Gen.Elements(true, false), b => (Node)new YesNoLiteral(b)),
        from n in Gen.Choose(-9999, 9999) from u in Gen.Elements(Enum.GetValues<Unit>()) select (Node)new Shifted(new Today(), n, u),
        Gen.Constant((Node)new Today()),
        from q in Gen.Elements("kind", "needs", "danger", "day", "count", "words", "place", "vehicles", "road-owner") from m in Gen.Elements(null, "ward", "fuel", "price") select (Node)new Name(q, m));

    static Gen<Node> Tree(int size) => size <= 0 ? Operand : Gen.OneOf(
        Operand,
        from s in Gen.Elements("==", "!=", "<", "<=", ">", ">=") from l in Tree(size / 2) from r in Tree(size / 2) select (Node)new Comparison(s, l, r),
        from l in Tree(size / 2) from r in Gen.ListOf(Operand, 2) select (Node)new Within(l, new ListLiteral([.. r])),
        from l in Operand from r in Operand select (Node)new Within(l, r),
        Gen.Select(Tree(size - 1), i => (Node)new Not(i)),
        from s in Gen.Elements('+', '-', '*', '/') from l in Tree(size / 2) from r in Tree(size / 2) select (Node)new Arithmetic(s, l, r),
        from d in Tree(size / 2) from n in Gen.Choose(-9, 9) from u in Gen.Elements(Enum.GetValues<Unit>()) select (Node)new Shifted(d, n, u),
        from f in Gen.Elements("count", "sum", "age", "any") from a in Tree(size / 2) select (Node)new Call(f, [a]),
        from f in Gen.Elements("min", "max") from a in Tree(size / 2) from b in Tree(size / 2) select (Node)new Call(f, [a, b]),
        from a in Tree(size / 3) from b in Tree(size / 3) from c in Tree(size / 3) select (Node)new Call("if", [a, b, c]),
        from l in Tree(size / 2) from r in Tree(size / 2) select (Node)new Both(l, r),
        from l in Tree(size / 2) from r in Tree(size / 2) select (Node)new Either(l, r));

    static readonly Gen<Value> AnyValue = Gen.OneOf(
        Gen.Select(Gen.Elements("pothole", "", "2026-01-01"), Value.Of), Gen.Select(Gen.Elements(true, false), Value.Of),
        Gen.Select(Gen.Choose(-5, 5), n => Value.Of((decimal)n)), Gen.Select(Gen.Choose(0, 3_000_000), n => Value.Of(DateOnly.FromDayNumber(n))),
        Gen.Constant(Value.Nothing), Gen.Constant(Value.Of(["ramp"])), Gen.Constant<Value>(new Value.Map(new Dictionary<string, Value> { ["ward"] = Value.Of("x") })));

    [Fact]
    public void Printing_and_reading_gives_the_same_condition()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Tree(6).ToArbitrary(), tree =>
        {
            var again = Parser.Parse(tree.Print(), out var fault);
            Assert.True(fault is null, $"{tree.Print()}: {fault}");
            return again!.Print() == tree.Print();
        }));
    }

    [Fact]
    public void No_answers_make_a_condition_throw()
    {
        var answers = Gen.Select(Gen.ListOf(AnyValue, 5), list => list.Zip(["kind", "needs", "danger", "day", "place"], (v, k) => (k, v)).Where(it => !it.v.IsNothing).ToDictionary(it => it.k, it => it.v));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Tree(6).ToArbitrary(), answers.ToArbitrary(), (tree, given) =>
        {
            Typing.Check(tree, Scope);
            var once = Compiler.Compile("", tree).Holds(given, Wednesday, Days);
            return once == Compiler.Compile("", Parser.Parse(tree.Print(), out _)).Holds(given, Wednesday, Days);
        }));
    }

    [Fact]
    public void No_text_makes_the_parser_throw()
    {
        var pieces = Gen.Elements("kind", "==", "'", "(", ")", "[", "]", ",", ".", "-", "not", "in", "and", "today", "3", "working days", " ", "é", "\"", "99999999999999999999999999999999");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Gen.Select(Gen.ListOf(pieces), it => string.Join(' ', it)).ToArbitrary(), text =>
            Parser.Parse(text, out var fault) is null == fault is not null));
    }

    [Theory]
    [InlineData("today", "2026-04-08")]
    [InlineData("today - 2 working days", "2026-04-02")]
    [InlineData("today + 14 days", "2026-04-22")]
    [InlineData("2026-01-31", "2026-01-31")]
    public void A_relative_date_is_a_day(string text, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), RelativeDate.Parse(text)!.On(Wednesday, Days));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("today minus 3 days")]
    [InlineData("")]
    public void Other_words_are_not_a_relative_date(string text) => Assert.Null(RelativeDate.Parse(text));
}
