using Bargate.Kernel.Contributions;
using Bargate.Webhooks.Storage;

namespace Bargate.Webhooks;

/// <summary>
/// The log is kept for three months and goes a day at a time: the tries of that day, its events, and what of them still waits (for a receiver that
/// was paused all the while). A day's id is its number, so that no table of days is needed.
/// </summary>
sealed class WebhookLogRetention(BargateDb db) : IRetained
{
    const int Months = 3;

    public string Key => "webhook-log";

    public async Task<IReadOnlyList<DueRecord>> Due(DateTime now, int most, CancellationToken stop)
    {
        var before = now.AddMonths(-Months).Date;
        List<DueRecord> due = [];
        for (var day = await Oldest(stop); day is { } at && at < before && due.Count < most; day = await Next(at, stop))
            due.Add(new(IdOf(DateOnly.FromDateTime(at)), at.Date.AddMonths(Months), "webhooks.retention.because", at.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        return due;
    }

    public async Task<bool> Dispose(Guid record, CancellationToken stop)
    {
        if (DayOf(record) is not { } day) return false;
        var (from, until) = (day, day.AddDays(1));
        var events = db.HookEvents;
        return await db.Write(async () =>
            await db.Deliveries.Where(it => events.Any(told => told.Position == it.Position && told.At >= from && told.At < until)).ExecuteDeleteAsync(stop)
            + await db.Attempts.Where(it => it.At >= from && it.At < until).ExecuteDeleteAsync(stop)
            + await db.HookEvents.Where(it => it.At >= from && it.At < until).ExecuteDeleteAsync(stop), stop) > 0;
    }

    Task<DateTime?> Oldest(CancellationToken stop) => From(DateTime.UnixEpoch, stop);

    Task<DateTime?> Next(DateTime at, CancellationToken stop) => From(at.Date.AddDays(1), stop);

    async Task<DateTime?> From(DateTime from, CancellationToken stop)
    {
        var tried = await db.Attempts.Where(it => it.At >= from).MinAsync(it => (DateTime?)it.At, stop);
        var told = await db.HookEvents.Where(it => it.At >= from).MinAsync(it => (DateTime?)it.At, stop);
        return tried is null || told < tried ? told : tried;
    }

    static Guid IdOf(DateOnly day) => new(day.DayNumber, 0, 0, new byte[8]);

    static DateTime? DayOf(Guid id)
    {
        var number = BitConverter.ToInt32(id.ToByteArray(), 0);
        return number is > 0 and < 3_000_000 && id == new Guid(number, 0, 0, new byte[8]) ? DateOnly.FromDayNumber(number).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : null;
    }
}
