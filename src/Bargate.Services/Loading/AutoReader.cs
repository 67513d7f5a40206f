using System.Globalization;
using System.Text.RegularExpressions;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;

namespace Bargate.Services.Loading;

/// <summary>Reads `auto:`, what is done at once without an officer.</summary>
internal static partial class AutoReader
{
    public static AutoRule? Read(MapReader? map, IReadOnlyList<Stage> stages, Scope all, Conditions conditions, Places places)
    {
        if (map is null) return null;
        var (to, faults) = (map.Required("to"), map.Faults);
        var stage = stages.FirstOrDefault(it => it.Id == to);
        if (to.Length > 0 && stage is null) faults.Add(map.ValueAt("to"), $"There is no stage '{to}'", Nearest.Suggest(to, stages.Select(it => it.Id)));
        if (stage is not null && stage == stages[0]) faults.Add(map.ValueAt("to"), $"Every case begins at '{to}'", "Name a later stage");
        var reason = map.Optional("reason");
        if (stage is not null)
        {
            if (reason is null && stage.Reasons.Count > 0) faults.Add(map.At, $"The stage '{to}' needs a reason", $"Add `reason:` with one of {string.Join(", ", stage.Reasons.Select(it => it.Id))}");
            if (reason is not null && stage.Reason(reason) is null) faults.Add(map.ValueAt("reason"), $"The stage '{to}' has no reason '{reason}'", Nearest.Suggest(reason, stage.Reasons.Select(it => it.Id)));
            if (stage.Asks.Count > 0) faults.Add(map.ValueAt("to"), $"The stage '{to}' asks an officer for '{stage.Asks.Keys.First()}'", "Name a stage that can be reached without one, or remove `asks:`");
        }
        var rule = new AutoRule(conditions.Optional(map, "when", all), to, reason, Sample(map));
        map.Finish();
        return places.Put(rule, map.At);
    }

    static int? Sample(MapReader map)
    {
        if (map.Scalar("sample") is not { } written)
        {
            if (!map.Has("sample")) map.Faults.Add(map.At, "Nobody checks what is done at once", "Add `sample: 1 in 10`: so many are drawn for an officer to look at");
            return null;
        }
        var match = Pattern().Match(written.Text.Trim());
        if (match.Success && int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) is >= 1 and <= 1000 and var n) return n;
        map.Faults.Add(written.At, $"'{written.Text}' does not say how many are checked", "Write it as `1 in 10`");
        return null;
    }

    [GeneratedRegex(@"^1 in (?<n>\d{1,4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
