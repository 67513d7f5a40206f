namespace Bargate.Services.Contract;

/// <summary>An answer as conditions see it. A key that is absent was not asked yet; <see cref="Nothing"/> is a question left out on purpose.</summary>
public abstract record Value
{
    private protected Value() { }

    /// <summary>An optional question that was passed over.</summary>
    public static Value Nothing { get; } = new None();

    public static Value Of(string text) => new Text(text);

    public static Value Of(bool yes) => new YesNo(yes);

    public static Value Of(decimal number) => new Number(number);

    public static Value Of(DateOnly day) => new Date(day);

    public static Value Of(IEnumerable<string> texts) => new List([.. texts.Select(Of)]);

    public bool IsNothing => this is None or Text { Content.Length: 0 } or List { Items.Count: 0 };

    /// <summary>Words, and the option of a choice.</summary>
    public sealed record Text(string Content) : Value;

    public sealed record Number(decimal Amount) : Value;

    public sealed record YesNo(bool Yes) : Value;

    public sealed record Date(DateOnly Day) : Value;

    /// <summary>Several options, or files.</summary>
    public sealed record List(IReadOnlyList<Value> Items) : Value;

    /// <summary>Named parts, such as those of a place: place.ward.</summary>
    public sealed record Map(IReadOnlyDictionary<string, Value> Parts) : Value;

    public sealed record None : Value;
}
