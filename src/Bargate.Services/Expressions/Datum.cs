using System.Globalization;
using Bargate.Kernel.Calendar;
using Bargate.Services.Contract;

namespace Bargate.Services.Expressions;

/// <summary>A value on its way through an expression, without a new object for each step. The default is unknown.</summary>
internal readonly struct Datum
{
    readonly decimal number;
    readonly object? held;

    Datum(Shape shape, decimal number, object? held) => (Is, this.number, this.held) = (shape, number, held);

    internal enum Shape : byte
    {
        Unknown,
        Text,
        Number,
        YesNo,
        Date,
        List,
        Map,
    }

    public Shape Is { get; }

    public decimal Amount => number;

    public bool Yes => number != 0;

    public DateOnly Day => DateOnly.FromDayNumber((int)number);

    public string Content => (string)held!;

    public Value.List Items => (Value.List)held!;

    public static Datum Of(string text) => text.Length == 0 ? default : new(Shape.Text, 0, text);

    public static Datum Of(decimal number) => new(Shape.Number, number, null);

    public static Datum Of(bool yes) => new(Shape.YesNo, yes ? 1 : 0, null);

    public static Datum Of(bool? yes) => yes is { } known ? Of(known) : default;

    public static Datum Of(DateOnly day) => new(Shape.Date, day.DayNumber, null);

    public static Datum Of(Value? value) => value switch
    {
        Value.Text text => Of(text.Content),
        Value.Number some => Of(some.Amount),
        Value.YesNo yes => Of(yes.Yes),
        Value.Date day => Of(day.Day),
        Value.List list => new(Shape.List, 0, list),
        Value.Map map => new(Shape.Map, 0, map),
        _ => default,
    };

    public Value? ToValue() => Is switch
    {
        Shape.Text => Value.Of(Content),
        Shape.Number => Value.Of(Amount),
        Shape.YesNo => Value.Of(Yes),
        Shape.Date => Value.Of(Day),
        Shape.List or Shape.Map => (Value)held!,
        _ => null,
    };

    /// <summary>Null when one side is unknown or they are of different kinds.</summary>
    public static int? Order(in Datum left, in Datum right) => (left.Is, right.Is) switch
    {
        (Shape.Text, Shape.Text) => string.CompareOrdinal(left.Content, right.Content),
        (Shape.Number, Shape.Number) or (Shape.YesNo, Shape.YesNo) or (Shape.Date, Shape.Date) => left.number.CompareTo(right.number),
        (Shape.Date, Shape.Text) => DayOf(right.Content) is { } day ? left.Day.CompareTo(day) : null,
        (Shape.Text, Shape.Date) => DayOf(left.Content) is { } day ? day.CompareTo(right.Day) : null,
        _ => null,
    };

    static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>What an expression looks at: the answers, the day, and within any() one item of a group.</summary>
internal readonly record struct Sight(IReadOnlyDictionary<string, Value> Answers, DateOnly Today, WorkingDays Days, string? Group = null, Value.Map? Item = null);
