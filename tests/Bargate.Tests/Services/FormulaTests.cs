using Bargate.Kernel.Calendar;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Services;

/// <summary>Values that service files work out: what they come to, that typing is sound, and that unknown is never taken for false.</summary>
public sealed class FormulaTests
{
    static readonly DateOnly Today = new(2026, 4, 8);

    static readonly Dictionary<string, Subject> Known = new[] { "yes-no", "number", "date", "text" }
        .SelectMany(type => new[] { 1, 2 }.Select(n => ($"{type}-{n}", new Subject(Given.Kinds.First(k => k.Name == type), [])))).ToDictionary(it => it.Item1, it => it.Item2);

    static readonly Scope Scope = new(Known, new HashSet<string>());

    static Value? Worth(string source, params (string, Value)[] answers)
    {
        var tree = Parser.Parse(source, out var fault);
        Assert.True(fault is null, fault?.Problem);
        return Compiler.Formula(source, tree).Of(answers.ToDictionary(), Today, WorkingDays.WithoutHolidays);
    }

    [Theory]
    [InlineData("1500 * 2", 3000)]
    [InlineData("7 / 2", 3.5)]
    [InlineData("-3 + 1", -2)]
    [InlineData("min(3, 2, 5)", 2)]
    [InlineData("if(1 < 2, 10, 20)", 10)]
    public void A_sum_is_worked_out(string source, double expected) => Assert.Equal(Value.Of((decimal)expected), Worth(source));

    [Theory]
    [InlineData("1 / 0")]
    [InlineData("79228162514264337593543950335 * 2")]
    [InlineData("number-1 + 1")]
    [InlineData("if(yes-no-1, 1, 2)")]
    public void A_sum_without_a_value_is_unknown(string source) => Assert.Null(Worth(source));

    [Theory]
    [InlineData("2008-04-08", 18)]
    [InlineData("2008-04-09", 17)]
    [InlineData("2008-02-29", 18)]
    public void Age_is_in_whole_years(string born, int age) =>
        Assert.Equal(Value.Of((decimal)age), Worth("age(date-1)", ("date-1", Value.Of(DateOnly.Parse(born)))));

    static Gen<Node> Question(string type) => Gen.Select(Gen.Elements(1, 2), n => (Node)new Name($"{type}-{n}", null));

    static Gen<Node> Number(int size) => size <= 0
        ? Gen.OneOf(Question("number"), Gen.Select(Gen.Choose(-20, 20), n => (Node)new NumberLiteral(n)))
        : Gen.OneOf(Number(0), Gen.Select(Date(size / 2), d => (Node)new Call("age", [d])),
            from s in Gen.Elements('+', '-', '*', '/') from l in Number(size / 2) from r in Number(size / 2) select (Node)new Arithmetic(s, l, r),
            from f in Gen.Elements("min", "max") from l in Number(size / 2) from r in Number(size / 2) select (Node)new Call(f, [l, r]),
            from c in Truth(size / 2) from l in Number(size / 2) from r in Number(size / 2) select (Node)new Call("if", [c, l, r]));

    static Gen<Node> Date(int size) => size <= 0
        ? Gen.OneOf(Question("date"), Gen.Constant((Node)new Today()))
        : Gen.OneOf(Date(0), from d in Date(size / 2) from n in Gen.Choose(-40, 40) from u in Gen.Elements(Enum.GetValues<Unit>()) select (Node)new Shifted(d, n, u));

    static Gen<Node> Truth(int size) => size <= 0
        ? Gen.OneOf(Question("yes-no"), Gen.Select(Gen.Elements(true, false), b => (Node)new YesNoLiteral(b)))
        : Gen.OneOf(Truth(0), Gen.Select(Truth(size - 1), i => (Node)new Not(i)),
            from l in Truth(size / 2) from r in Truth(size / 2) from both in Gen.Elements(true, false) select both ? (Node)new Both(l, r) : new Either(l, r),
            from s in Gen.Elements("==", "!=", "<", ">=") from n in Gen.Elements(true, false) from l in n ? Number(size / 2) : Date(size / 2) from r in n ? Number(size / 2) : Date(size / 2) select (Node)new Comparison(s, l, r),
            from l in Number(size / 2) from r in Gen.ListOf(Number(0), 2) select (Node)new Within(l, new ListLiteral([.. r])));

    static Gen<Dictionary<string, Value>> Some(bool all) =>
        from numbers in Gen.ListOf(Gen.Choose(-20, 20), 2) from days in Gen.ListOf(Gen.Choose(700_000, 760_000), 2) from truths in Gen.ListOf(Gen.Elements(true, false), 2)
        from gone in Gen.ListOf(Gen.Elements(true, false), 6)
        select new (string, Value)[] { ("number-1", Value.Of((decimal)numbers[0])), ("number-2", Value.Of((decimal)numbers[1])), ("date-1", Value.Of(DateOnly.FromDayNumber(days[0]))), ("date-2", Value.Of(DateOnly.FromDayNumber(days[1]))), ("yes-no-1", Value.Of(truths[0])), ("yes-no-2", Value.Of(truths[1])) }
            .Where((_, i) => all || !gone[i]).ToDictionary(it => it.Item1, it => it.Item2);

    [Fact]
    public void What_the_types_allow_has_the_kind_that_they_say()
    {
        var typed = Gen.OneOf(Gen.Select(Number(6), n => (n, ValueKind.Number)), Gen.Select(Date(4), n => (n, ValueKind.Date)), Gen.Select(Truth(6), n => (n, ValueKind.YesNo)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(typed.ToArbitrary(), Some(all: false).ToArbitrary(), (it, answers) =>
        {
            var kind = Typing.KindOf(it.n, Scope, out var faults);
            Assert.True(kind?.Is == it.Item2, $"{it.n.Print()}: {kind} {string.Join(" ", faults)}");
            return Compiler.Formula("", it.n).Of(answers, Today, WorkingDays.WithoutHolidays) switch
            {
                null => true,
                Value.Number => it.Item2 == ValueKind.Number,
                Value.Date => it.Item2 == ValueKind.Date,
                var other => other is Value.YesNo && it.Item2 == ValueKind.YesNo,
            };
        }));
    }

    /// <summary>Decision 0011: what holds, or does not hold, with an answer missing does so whatever that answer is.</summary>
    [Fact]
    public void Unknown_is_never_taken_for_false_or_true()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Truth(7).ToArbitrary(), Some(all: true).ToArbitrary(), Gen.Choose(0, 63).ToArbitrary(), (tree, answers, mask) =>
        {
            var part = answers.Where((_, i) => (mask >> i & 1) == 1).ToDictionary();
            var formula = Compiler.Formula("", tree);
            var (before, after) = (formula.Of(part, Today, WorkingDays.WithoutHolidays), formula.Of(answers, Today, WorkingDays.WithoutHolidays));
            Assert.True(before is null || after is null || before == after, $"{tree.Print()} was {before} and is {after}");
            return !Compiler.Compile("", tree).Holds(part, Today, WorkingDays.WithoutHolidays) || before is Value.YesNo { Yes: true };
        }));
    }

    [Fact]
    public void Looking_at_a_condition_makes_nothing_to_be_cleared_away()
    {
        var tree = Parser.Parse("number-1 * 2 > 5 and date-1 < today - 3 working days and text-1 in ['a', 'b'] and not yes-no-1 and age(date-1) >= 0", out _);
        var condition = Compiler.Compile("", tree);
        var answers = new Dictionary<string, Value> { ["number-1"] = Value.Of(3m), ["date-1"] = Value.Of(Today.AddDays(-30)), ["text-1"] = Value.Of("b"), ["yes-no-1"] = Value.Of(false) };
        Assert.True(condition.Holds(answers, Today, WorkingDays.WithoutHolidays));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) condition.Holds(answers, Today, WorkingDays.WithoutHolidays);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }
}
