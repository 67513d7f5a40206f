using System.Text.Json;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Jobs;

namespace Bargate.Kernel.Events;

/// <summary>Writes an event and one job row per listener in the caller's transaction: saved with what happened, or not at all.</summary>
public sealed class Outbox(BargateDb db, JobCatalogue jobs, TimeProvider clock)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new IdTypes() } };

    DateTime lastRaised;

    public void Raise<TEvent>(TEvent happened) where TEvent : IEvent => db.AddRange(Rows(happened));

    /// <summary>The same rows, for a <see cref="Storage.Batch"/>.</summary>
    public IEnumerable<object> Rows<TEvent>(TEvent happened) where TEvent : IEvent
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var data = JsonSerializer.Serialize(happened, Json);
        var row = new EventRow { Id = Guid.CreateVersion7(), Name = TEvent.Name, About = happened.About, Data = data, RaisedAt = After(now) };
        yield return row;
        foreach (var listener in jobs.ListenersTo(TEvent.Name))
            yield return new JobRow { Id = Guid.CreateVersion7(), Job = listener.Name, Data = data, About = row.About, Event = row.Id, InOrder = listener.InOrder, DueAt = now, CreatedAt = now };
        jobs.Wake();
    }

    // What one piece of work raises keeps its order in the feed, also when the clock stands still between two of them.
    DateTime After(DateTime now)
    {
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        return lastRaised = now > lastRaised ? now : lastRaised.AddMicroseconds(1);
    }

    /// <summary>Asks for a job that answers no event: `Ask&lt;SendMessage&gt;(id)`.</summary>
    public void Ask<TJob>(Guid about, DateTime? due = null) where TJob : IAskedJob => db.Add(JobRowFor<TJob>(about, due));

    public JobRow JobRowFor<TJob>(Guid about, DateTime? due = null) where TJob : IAskedJob
    {
        var now = clock.GetUtcNow().UtcDateTime;
        jobs.Wake();
        return new JobRow { Id = Guid.CreateVersion7(), Job = typeof(TJob).Name, Data = "", About = about, DueAt = due ?? now, CreatedAt = now };
    }
}
