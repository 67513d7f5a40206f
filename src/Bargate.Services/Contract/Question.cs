namespace Bargate.Services.Contract;

/// <summary>One question of a service: one page, unless a <see cref="QuestionGroup"/> asks it with others. A repeatable group is one question of type <see cref="GroupType"/>.</summary>
public sealed record Question
{
    /// <summary>The type of a repeatable group; its answer is a list of items.</summary>
    public const string GroupType = "group";

    public required string Id { get; init; }

    /// <summary>The name of its <see cref="QuestionKind"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The question as it is asked: the heading of its page.</summary>
    public required Text Ask { get; init; }

    /// <summary>Its short name in summaries, in the case and in CSV files.</summary>
    public required Text Label { get; init; }

    public Text? Hint { get; init; }

    /// <summary>Why we ask.</summary>
    public Text? Why { get; init; }

    public bool Optional { get; init; }

    /// <summary>Asked only when this holds; null means always.</summary>
    public Condition? When { get; init; }

    public IReadOnlyList<ExitRule> Exits { get; init; } = [];

    public IReadOnlyList<Option> Options { get; init; } = [];

    public ErrorTexts Errors { get; init; } = new(null, null);

    public DuplicateRule? Duplicates { get; init; }

    /// <summary>Settings of its type: string, decimal, bool, <see cref="Text"/>, IReadOnlyList&lt;object&gt; or IReadOnlyDictionary&lt;string, object&gt;.</summary>
    public IReadOnlyDictionary<string, object> Settings { get; init; } = new Dictionary<string, object>();

    /// <summary>Asked only of an officer who fills in the form.</summary>
    public bool OfficersOnly { get; init; }

    /// <summary>The page that asks it together with others; null when its page is its own.</summary>
    public QuestionGroup? Group { get; init; }

    /// <summary>What a repeatable group asks; null for every other type.</summary>
    public ItemRules? Items { get; init; }

    /// <summary>Worked out of other answers and never asked; null for a question.</summary>
    public Formula? Value { get; init; }

    /// <summary>Whether people see a value that was worked out, before they send.</summary>
    public bool Show { get; init; }

    public bool IsComputed => Value is not null;

    /// <summary>What stands for its page in addresses.</summary>
    public string PageId => Group?.Id ?? Id;

    public Option? Option(string id) => Options.FirstOrDefault(it => it.Id == id);

    public string? SettingText(string name) => Settings.GetValueOrDefault(name) as string;

    /// <summary>A setting that people read.</summary>
    public Text? SettingWords(string name) => Settings.GetValueOrDefault(name) as Text;

    public decimal? SettingNumber(string name) => Settings.GetValueOrDefault(name) as decimal?;

    public bool SettingYes(string name) => Settings.GetValueOrDefault(name) is true;

    public IReadOnlyList<string> SettingList(string name) =>
        Settings.GetValueOrDefault(name) switch
        {
            IReadOnlyList<object> list => [.. list.OfType<string>()],
            string one => [one],
            _ => [],
        };
}

/// <summary>One option of a choice.</summary>
public sealed record Option(string Id, Text Text, Text? Hint = null);

/// <summary>What an error says instead of the type's own words.</summary>
public sealed record ErrorTexts(Text? Missing, Text? Wrong);

/// <summary>Looks for open cases near the pin before another is opened, and offers to follow one.</summary>
public sealed record DuplicateRule(int RadiusMetres, IReadOnlyList<string> Same, bool OpenOnly, string Offer);
