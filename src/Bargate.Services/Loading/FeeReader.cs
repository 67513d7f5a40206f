using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;

namespace Bargate.Services.Loading;

/// <summary>Reads `fee:`, what the resident pays.</summary>
internal static class FeeReader
{
    public static FeeRule? Read(MapReader? map, Scope all, Texts texts, Conditions conditions, Places places)
    {
        if (map is null) return null;
        var fee = new FeeRule(conditions.Amount(map, "amount", all), texts.Required(map, "for"), conditions.Optional(map, "when", all));
        map.Finish();
        return places.Put(fee, map.At);
    }
}
