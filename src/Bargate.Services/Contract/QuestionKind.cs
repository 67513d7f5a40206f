namespace Bargate.Services.Contract;

/// <summary>What an answer is to a condition.</summary>
public enum ValueKind
{
    Text,
    Number,
    YesNo,
    Date,
    /// <summary>One of the question's options.</summary>
    Choice,
    /// <summary>Several of the question's options.</summary>
    Choices,
    /// <summary>Named parts (address, location).</summary>
    Map,
    /// <summary>A list that is not of options (files).</summary>
    List,
    /// <summary>The items of a repeatable group; <see cref="QuestionKind.Members"/> are what each of them holds.</summary>
    Items,
}

/// <summary>A type that a question may have, as the service files need to know it. Forms registers one for each of its question types.</summary>
public sealed record QuestionKind(string Name, ValueKind Value, IReadOnlyList<string> Settings)
{
    /// <summary>The parts of a map that conditions may speak of: place.ward.</summary>
    public IReadOnlyDictionary<string, ValueKind> Members { get; init; } = new Dictionary<string, ValueKind>();

    public bool TakesOptions => Value is ValueKind.Choice or ValueKind.Choices;

    /// <summary>The setting that names a file of the council's `places/`, without .csv; null when none does.</summary>
    public string? PlacesSetting { get; init; }

    /// <summary>Settings that hold a text for people, in each language of the service.</summary>
    public IReadOnlyList<string> TextSettings { get; init; } = [];

    /// <summary>Settings that hold words of a fixed set, such as the kinds of file that are taken.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> WordSettings { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Settings that hold a date, such as the earliest one: `today`, `today - 3 working days`, `2026-01-31`.</summary>
    public IReadOnlyList<string> DateSettings => Value == ValueKind.Date ? ["min", "max"] : [];
}
