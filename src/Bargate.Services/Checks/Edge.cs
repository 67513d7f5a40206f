using System.Globalization;
using Bargate.Services.Expressions;

namespace Bargate.Services.Checks;

/// <summary>A number or a day that a condition compares with. A day that is counted from today is known only between two bounds: months differ, and so do weeks with holidays.</summary>
/// <param name="Order">Its place among the edges of its own <paramref name="Family"/>, exactly.</param>
/// <param name="Low">The fewest days from today.</param>
/// <param name="High">The most days from today.</param>
internal readonly record struct Edge(string Family, decimal Order, decimal Low, decimal High)
{
    const decimal Far = 10_000_000;
    const string Numbers = "number", Days = "day", Fixed = "fixed";

    /// <summary>Whether its neighbours in whole numbers are known.</summary>
    public bool IsExact => Family is Numbers or Days or Fixed;

    public static Edge Of(decimal number) => new(Numbers, number, 0, 0);

    /// <summary>Null for what is not written in the file as it stands.</summary>
    public static Edge? Of(Node node, bool isDate) => node switch
    {
        NumberLiteral number when !isDate => Of(number.Number),
        Today when isDate => new(Days, 0, 0, 0),
        Shifted { Day: Today, Count: var count, Unit: var unit } when isDate => FromToday(count, unit),
        TextLiteral text when isDate && DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => new(Fixed, day.DayNumber, 0, 0),
        _ => null,
    };

    static Edge FromToday(int count, Unit unit)
    {
        if (count == 0) return new(Days, 0, 0, 0);
        switch (unit)
        {
            case Unit.Day: return new(Days, count, count, count);
            case Unit.WorkingDay: return count > 0 ? new("working", count, count, Far) : new("working", count, -Far, count);
            default:
                var months = unit == Unit.Year ? count * 12 : count;
                return months > 0 ? new("month", months, months * 28, months * 31) : new("month", months, months * 31, months * 28);
        }
    }

    /// <summary>Null when it depends on the day.</summary>
    public static int? Compare(Edge left, Edge right)
    {
        if (left.Family == right.Family) return left.Order.CompareTo(right.Order);
        if (left.Family == Fixed || right.Family == Fixed) return null;
        return left.High < right.Low ? -1 : left.Low > right.High ? 1 : null;
    }
}
