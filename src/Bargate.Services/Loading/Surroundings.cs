using Bargate.Services.Contract;

namespace Bargate.Services.Loading;

/// <summary>What a service file is checked against: the question types, the teams and the languages of this council.</summary>
internal sealed record Surroundings(
    IReadOnlyDictionary<string, QuestionKind> Kinds, IReadOnlyDictionary<string, Team> Teams, IReadOnlyList<string> Languages)
{
    /// <summary>The names of the council's lists of things in `places/`, without .csv; null where they are not looked at.</summary>
    public IReadOnlyList<string>? Places { get; init; }

    /// <summary>False where teams.yaml has a fault and none were published: then a team's name is not judged.</summary>
    public bool KnowsTeams { get; init; } = true;

    public static Surroundings Of(IEnumerable<QuestionKind> kinds, IEnumerable<Team> teams, IReadOnlyList<string> languages) =>
        new(kinds.ToDictionary(it => it.Name), teams.ToDictionary(it => it.Id), languages);
}
