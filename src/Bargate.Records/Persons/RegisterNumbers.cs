using System.Diagnostics;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Persons;

/// <summary>How many records and people each register has. Counting a million takes a second, so what took long is kept for a minute.</summary>
internal sealed class RegisterNumbers(TimeProvider clock)
{
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(1), Long = TimeSpan.FromMilliseconds(150);

    (DateTimeOffset At, IReadOnlyDictionary<Register, RegisterNumber> Found)? kept;

    public async Task<IReadOnlyDictionary<Register, RegisterNumber>> Of(BargateDb db, CancellationToken stop)
    {
        if (kept is { } known && clock.GetUtcNow() - known.At < Kept) return known.Found;
        var began = Stopwatch.GetTimestamp();
        // The home record of a person has the person's own id.
        var found = await db.SourceRecords.AsNoTracking().Where(it => it.DisposedAt == null).GroupBy(it => it.Register)
            .Select(it => new { it.Key, Records = it.Count(), People = it.Sum(one => one.Id == one.Person ? 1 : 0), Last = it.Max(one => one.ReceivedAt) }).ToDictionaryAsync(it => it.Key, it => new RegisterNumber(it.Records, it.People, it.Last), stop);
        kept = Stopwatch.GetElapsedTime(began) > Long ? (clock.GetUtcNow(), found) : null;
        return found;
    }
}

/// <param name="Last">When a record last came, or said something new.</param>
internal readonly record struct RegisterNumber(int Records, int People, DateTime? Last);
