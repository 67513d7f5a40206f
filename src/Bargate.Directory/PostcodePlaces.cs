using Bargate.Kernel.Councils;
using Bargate.Kernel.Places;
using Bargate.Records.Contract;

namespace Bargate.Directory;

/// <summary>Where a postcode is: the middle of its properties; where the register knows none of it, the middle of its district.</summary>
internal sealed class PostcodePlaces(PropertyRegister properties)
{
    const int Some = 400;

    /// <summary>Null for what is no postcode, or lies outside the register.</summary>
    public async Task<PostcodePlace?> Find(string? typed, CancellationToken stop)
    {
        if (UkPostcode.Parse(typed) is not { } compact) return null;
        if (await properties.MeanOf(compact, stop) is { } mean) return new(UkPostcode.Shown(compact), new(mean.Latitude, mean.Longitude), Exact: true);
        var district = compact[..^3];
        var there = (await properties.Search(district, Some, stop)).Where(it => it is { Latitude: not null, Longitude: not null }).ToList();
        return there.Count == 0 ? null : new(UkPostcode.Shown(compact), new(there.Average(it => it.Latitude!.Value), there.Average(it => it.Longitude!.Value)), Exact: false);
    }
}

internal sealed record PostcodePlace(string Postcode, MapPoint Place, bool Exact);
