namespace Bargate.Kernel.Events;

/// <summary>How a feed reads: what came after the position that it knows, in order.</summary>
public static class EventFeed
{
    extension(IQueryable<EventRow> events)
    {
        /// <summary>Numbered events after <paramref name="position"/> (0 for all). What is not numbered yet will come after these.</summary>
        public IQueryable<EventRow> After(long position) => events.Where(it => it.Position > position).OrderBy(it => it.Position);
    }
}
