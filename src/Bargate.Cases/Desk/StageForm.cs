using System.Globalization;
using Bargate.Cases.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bargate.Cases.Desk;

/// <summary>The stages that an officer can choose from, with what each of them asks: shown by `_StageForm`, read back here.</summary>
internal sealed record StageForm(IReadOnlyList<StageChoice> Choices)
{
    /// <summary>The case that it is about; null for several.</summary>
    public OpenedCase? Opened { get; init; }

    public const string Choice = "choice";

    public string? Chosen { get; init; }

    /// <summary>What a stage says, with what is not known yet named in square brackets: nobody must take a placeholder for words.</summary>
    public static string Sample(Stage stage, Council council, Words words, OpenedCase? opened) => StageWords.Fill(stage.Say.In(council.Language), name => name switch
    {
        "reference" => opened?.Case.Reference ?? words["cases.sample-of.reference"],
        "reason" => words["cases.sample-of.reason"],
        _ when name.StartsWith("due:", StringComparison.Ordinal) => words["cases.sample-of.due"],
        _ when stage.Asks.ContainsKey(name) => words.Format("cases.sample-of.asked", ("name", Label(name))),
        _ => null,
    });

    public IEnumerable<(Stage Stage, string Name, string Type)> Asks => Choices.Select(it => it.Stage).DistinctBy(it => it.Id).SelectMany(stage => stage.Asks.Select(ask => (stage, ask.Key, ask.Value)));

    public static string Field(Stage stage, string name) => $"asked.{stage.Id}.{name}";

    /// <summary>The choice and what it asked for; null with errors in <paramref name="state"/>. What was typed is kept for showing it again.</summary>
    public ChosenStage? Read(IFormCollection form, ModelStateDictionary state, Words words, DateOnly today)
    {
        foreach (var (stage, name, _) in Asks)
            foreach (var part in new[] { "", ".Day", ".Month", ".Year" }) Keep(state, form, Field(stage, name) + part);
        var posted = form[Choice].ToString();
        Keep(state, form, Choice);
        if (Choices.FirstOrDefault(it => it.Value == posted) is not { } choice)
        {
            state.AddModelError(Choice, words["cases.error.choose-stage"]);
            return null;
        }
        var asked = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, type) in choice.Stage.Asks)
        {
            var field = Field(choice.Stage, name);
            if (type != "date")
            {
                if (form[field].ToString().Trim() is { Length: > 0 and <= 500 } typed) asked[name] = typed;
                else state.AddModelError(field, words.Format("cases.error.ask-text", ("name", Label(name))));
            }
            else if (Date(form, field) is not { } day) state.AddModelError(field, words.Format("cases.error.ask-date", ("name", Label(name))));
            // Where the case goes on, a date is a promise; where it ends, it may be a day that has been.
            else if (!choice.Stage.Closes && day < today) state.AddModelError(field, words.Format("cases.error.ask-past", ("name", Label(name))));
            else asked[name] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        return state.ErrorCount > 0 ? null : new(choice, asked);
    }

    public static string Label(string name) => name.Replace('-', ' ');

    static DateOnly? Date(IFormCollection form, string field) =>
        int.TryParse(form[field + ".Day"], NumberStyles.None, null, out var day) && int.TryParse(form[field + ".Month"], NumberStyles.None, null, out var month)
        && int.TryParse(form[field + ".Year"], NumberStyles.None, null, out var year) && year is >= 2000 and < 2200 && month is >= 1 and <= 12
        && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    static void Keep(ModelStateDictionary state, IFormCollection form, string name)
    {
        if (!form.TryGetValue(name, out var value)) return;
        state.SetModelValue(name, new ValueProviderResult(value));
        state.MarkFieldValid(name);
    }
}

/// <param name="Asked">What the officer was asked for; a day as yyyy-MM-dd, which the resident reads in their language.</param>
internal sealed record ChosenStage(StageChoice Choice, IReadOnlyDictionary<string, string> Asked);
