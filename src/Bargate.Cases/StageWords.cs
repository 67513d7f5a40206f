using System.Globalization;
using System.Text.RegularExpressions;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;

namespace Bargate.Cases;

/// <summary>What a stage says to the resident, with its placeholders filled: {reference}, {reason}, {due:STAGE} and what the officer was asked for.</summary>
internal static partial class StageWords
{
    /// <param name="since">When the case came to the stage, from which its dates are counted.</param>
    public static string Of(Case about, Stage stage, ServiceDefinition service, Reason? reason, IReadOnlyDictionary<string, string>? asked, Council council, DateTime since)
    {
        var text = stage.Say.In(about.Language);
        if (stage.Next is { } next) text = $"{text}\n\n{next.In(about.Language)}";
        return Fill(text, name => name switch
        {
            "reference" => about.Reference,
            "reason" => reason?.Text.In(about.Language) ?? "",
            var due when due.StartsWith("due:", StringComparison.Ordinal) => DueDate(since, service, due[4..], council, about.Language),
            _ => DayOf(asked?.GetValueOrDefault(name)) is { } day ? council.Time.In(about.Language).Date(day) : asked?.GetValueOrDefault(name),
        }).Trim();
    }

    /// <summary>A text with its placeholders filled; one that has no value stays.</summary>
    public static string Fill(string text, Func<string, string?> value) => Placeholder().Replace(text, match => value(match.Groups[1].Value) ?? match.Value);

    /// <summary>A day that an officer filled in, as the form hands it over.</summary>
    public static DateOnly? DayOf(string? asked) => DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static string DueDate(DateTime since, ServiceDefinition service, string stage, Council council, string language) =>
        service.Case.Stage(stage)?.Target is { } target
            ? council.Time.In(language).Date(council.WorkingDays.AddWorkingDays(council.Time.Day(since), target))
            : "";

    [GeneratedRegex(@"\{([a-z][a-z0-9:-]*)\}")]
    private static partial Regex Placeholder();
}
