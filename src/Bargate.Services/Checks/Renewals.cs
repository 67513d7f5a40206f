using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Loading;

namespace Bargate.Services.Checks;

/// <summary>A promise to remind somebody can be kept: the stages are there, the day is known, and the address is not forgotten before it.</summary>
internal static class Renewals
{
    static readonly string[] Shown = ["ends", "reference"];

    public static void Check(ReadService read, Faults faults)
    {
        if (read.Definition.Renewal is not { } rule) return;
        var (stages, places) = (read.Definition.Case.Stages, read.Places);
        if (rule.From.Count == 0) faults.Add(places.Of(rule.From), "No stage begins what is renewed", "Name the stages that close the case with it");
        foreach (var from in rule.From)
            if (stages.FirstOrDefault(it => it.Id == from) is not { } stage)
                faults.Add(places.Of(rule.From), $"There is no stage '{from}' to renew from", Nearest.Suggest(from, stages.Where(it => it.Closes).Select(it => it.Id)));
            else if (!stage.Closes)
                faults.Add(places.Of(rule.From), $"The stage '{from}' is open, so the case would wait for the renewal", "Name stages with `closes: true`");
        if (rule.Ends is { } ends) Ends(ends, stages, places.Renewal.Ends, faults);
        foreach (var name in rule.Say.ByLanguage.Values.SelectMany(Placeholders.In).Distinct().Where(it => !Shown.Contains(it)))
            faults.Add(places.Of(rule.Say), $"The reminder shows {{{name}}}, and nothing fills it", Nearest.Suggest(name, Shown));
        if (!rule.Say.IsEmpty && rule.Say.ByLanguage.Values.Any(it => !Placeholders.In(it).Contains("ends")))
            faults.Add(places.Of(rule.Say), "The reminder does not say when it ends", "Put {ends} where the resident should read the day");
        if (rule.After is { } after && after != default) Kept(rule, after, read, faults);
        if (rule.Service is { } other && !Ids.IsGood(other)) faults.Add(places.Renewal.Service, $"'{other}' is not the id of a service", "Write the name of its file without .yaml, or remove `service:`");
    }

    static void Ends(string ends, IReadOnlyList<Stage> stages, Position at, Faults faults)
    {
        var asked = stages.SelectMany(it => it.Asks).Where(it => it.Key == ends).ToList();
        if (asked.Count == 0)
            faults.Add(at, $"No stage asks for '{ends}'", $"Add `asks: {{ {ends}: date }}` to one. {Nearest.Suggest(ends, stages.SelectMany(it => it.Asks).Where(it => it.Value == "date").Select(it => it.Key).Distinct())}");
        else if (asked.Exists(it => it.Value != "date"))
            faults.Add(at, $"'{ends}' is not asked for as a date", $"Write `asks: {{ {ends}: date }}`");
    }

    // Counted from any day: what is kept shorter than the reminder is far away cannot be used for it.
    static void Kept(RenewalRule rule, KeepPeriod after, ReadService read, Faults faults)
    {
        var closed = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var remind = after.After(closed).AddDays(-rule.RemindDays);
        if (remind <= closed) faults.Add(read.Places.Renewal.Remind, "The reminder would come before the case is closed", "Remind fewer days before the end");
        var keep = read.Definition.Keep;
        if (keep.Because.IsEmpty || remind <= keep.Contact.After(closed) && remind <= keep.Answers.After(closed)) return;
        faults.Add(read.Places.Renewal.Remind, "The way to reach the resident is forgotten before the reminder", "Keep `contact:` and `answers:` until then, or remind earlier");
    }
}
