namespace Bargate.Services.Contract;

/// <summary>Something the council does that a resident can ask for: one YAML file, read.</summary>
public sealed record ServiceDefinition
{
    /// <summary>The name of its file, and of its page: /services/missed-bin.</summary>
    public required string Id { get; init; }

    public required Text Title { get; init; }

    public required Text Summary { get; init; }

    /// <summary>Numbers of the Local Government Services List; several where one form does what the list has apart.</summary>
    public IReadOnlyList<int> Lgsl { get; init; } = [];

    /// <summary>Local Government Interactions List.</summary>
    public int? Lgil { get; init; }

    public required string Team { get; init; }

    public required string Topic { get; init; }

    /// <summary>The start page, Markdown.</summary>
    public Text? Before { get; init; }

    /// <summary>How long it takes: '2 minutes'.</summary>
    public Text? Takes { get; init; }

    /// <summary>What to have at hand.</summary>
    public IReadOnlyList<Text> Needs { get; init; } = [];

    /// <summary>Who it is for.</summary>
    public Text? For { get; init; }

    /// <summary>In order, blocks expanded.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    public IReadOnlyList<ExitPage> Exits { get; init; } = [];

    public required CaseRules Case { get; init; }

    /// <summary>How residents are told: email, text, letter, account.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    public required RatingRule Rating { get; init; }

    public required KeepRule Keep { get; init; }

    public FeeRule? Fee { get; init; }

    /// <summary>What ends and can be renewed, such as a permit; null where nothing does.</summary>
    public RenewalRule? Renewal { get; init; }

    /// <summary>The languages that all of it is written in, the council's first one first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The page that a form begins with.</summary>
    public string FirstPage => Questions.FirstOrDefault(it => !it.IsComputed)?.PageId ?? "check";

    /// <summary>Every team that it hands something to.</summary>
    internal IEnumerable<string> Teams => Case.Assign.Select(it => it.Team).Append(Case.Overdue.EscalateTo).Prepend(Team).Distinct();

    public Question? Question(string id) => Questions.FirstOrDefault(it => it.Id == id);

    public ExitPage? ExitPage(string id) => Exits.FirstOrDefault(it => it.Id == id);
}

/// <summary>When residents are asked for a rating of 1 to 5.</summary>
public sealed record RatingRule(bool AfterSubmit, bool AfterClose);
