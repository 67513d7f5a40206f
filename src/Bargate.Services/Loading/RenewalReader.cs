using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Loading;

/// <summary>Reads `renewal:`, what ends and is to be renewed.</summary>
internal static class RenewalReader
{
    public static RenewalRule? Read(MapReader? map, Texts texts, Places places)
    {
        if (map is null) return null;
        map.RequiredNode("from");
        var from = map.Scalars("from");
        KeepPeriod? after = map.Has("after") ? Durations.Period(map, "after") : null;
        var rule = new RenewalRule([.. from.Select(it => it.Text)], after, map.Optional("ends"), Durations.Days(map, "remind", 28), texts.Required(map, "say"), map.Optional("service"));
        if (rule.After is null == rule.Ends is null)
            map.Faults.Add(map.At, rule.Ends is null ? "Nothing says when it ends" : "Both `after:` and `ends:` say when it ends", "Write `after: 12 months`, or `ends:` with the name of a date that a stage asks for");
        map.Finish();
        places.Put(rule.From, map.ValueAt("from"));
        places.Put(rule.Say, map.ValueAt("say"));
        places.Renewal = (map.ValueAt("ends"), map.ValueAt("remind"), map.ValueAt("service"));
        return places.Put(rule, map.At);
    }
}
