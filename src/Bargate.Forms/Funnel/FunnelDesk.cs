using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Forms.Storage;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;

namespace Bargate.Forms.Funnel;

/// <summary>What an officer asks of a funnel, as the address has it. What is not understood counts as not asked.</summary>
internal sealed record FunnelAsk(string? Period, string? Edition, string? Channel, string? With);

/// <summary>Reads the funnel of a service for an officer who may see its team's cases.</summary>
internal sealed class FunnelDesk(BargateDb db, ServiceCatalogue catalogue, CurrentOfficer officer, Council council, TimeProvider clock)
{
    /// <summary>Weeks.</summary>
    public static readonly IReadOnlyList<string> Periods = ["13", "4", "26", "52", "104"];

    public static readonly IReadOnlyList<(string Name, FunnelChannel Channel)> Channels = [("online", FunnelChannel.Online), ("on-behalf", FunnelChannel.OnBehalf), ("api", FunnelChannel.Api)];

    /// <summary>In place of an edition to compare with: the same number of weeks before.</summary>
    public const string Before = "before";

    public async Task<FunnelReport?> Of(string service, FunnelAsk ask, CancellationToken stop)
    {
        if ((catalogue.Current(service) ?? catalogue.Withdrawn(service)) is not { } current || !officer.Sees(current.Definition.Team)) return null;
        var today = council.Time.Today(clock);
        var editions = await db.FunnelCounts.AsNoTracking().Where(it => it.Service == service).Select(it => it.Edition).Distinct().ToListAsync(stop);
        int[] known = [.. editions.Union([current.Number]).OrderDescending()];
        var period = Periods.FirstOrDefault(it => it == ask.Period) ?? Periods[0];
        var (from, to) = Weeks.Last(int.Parse(period, CultureInfo.InvariantCulture), today);
        var (edition, with) = (Known(ask.Edition), Known(ask.With));
        // Beside one edition stands another, not all of them together.
        if (with is not null) edition ??= current.Number;
        if (with == edition) with = null;
        var chosen = new Slice(service, edition, Channels.FirstOrDefault(it => it.Name == ask.Channel) is { Name: not null } channel ? channel.Channel : null, from, to);
        var other = with is not null ? chosen with { Edition = with }
            : ask.With == Before ? chosen with { From = from.AddDays(from.DayNumber - to.DayNumber - 7), To = from.AddDays(-7) }
            : null;
        var shown = (edition is { } number ? catalogue.Version(service, number) : null) ?? current;
        return new FunnelReport(current, shown, known, period, chosen, await chosen.Read(db, today, stop), other, other is null ? null : await other.Read(db, today, stop), council.Language);

        int? Known(string? asked) => int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var one) && known.Contains(one) ? one : null;
    }
}
