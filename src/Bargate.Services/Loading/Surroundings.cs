using Bargate.Services.Contract;

namespace Bargate.Services.Loading;

/// <summary>What a service file is checked against: the question types, the teams and the languages of this council.</summary>
internal sealed record Surroundings(
    IReadOnlyDictionary<string, QuestionKind> Kinds, IReadOnlyDictionary<string, Team> Teams, IReadOnlyList<string> Languages)
{
    public static Surroundings Of(IEnumerable<QuestionKind> kinds, IEnumerable<Team> teams, IReadOnlyList<string> languages) =>
        new(kinds.ToDictionary(it => it.Name), teams.ToDictionary(it => it.Id), languages);
}
