using Bargate.Kernel.Sealing;

namespace Bargate.Kernel.Auditing;

/// <summary>Writes audit rows in the caller's transaction.</summary>
public sealed class Audit(BargateDb db, TimeProvider clock)
{
    public void Record(Actor actor, string action, Guid about, DataKey? key = null, string? detail = null) => db.Add(Row(actor, action, about, key, detail));

    /// <summary>The same row, for a <see cref="Storage.Batch"/>. A detail needs the key of what it is about.</summary>
    public AuditRow Row(Actor actor, string action, Guid about, DataKey? key = null, string? detail = null)
    {
        var id = Guid.CreateVersion7();
        return new()
        {
            Id = id,
            At = clock.GetUtcNow().UtcDateTime,
            ActorKind = actor.Kind,
            ActorId = actor.Id,
            Action = action,
            About = about,
            KeyId = key?.Id,
            Detail = key is null || detail is null ? null : key.Seal(detail, AuditRow.DetailPlace, id),
        };
    }
}
