using Bargate.Kernel.Storage;

namespace Bargate.Notifications.Storage;

static class NotificationsTables
{
    extension(BargateDb db)
    {
        public DbSet<Message> Messages => db.Set<Message>();
    }

    public static void Map(ModelBuilder model) => model.Entity<Message>(it =>
    {
        it.ToTable("notifications_messages");
        it.Property(m => m.Id).ValueGeneratedNever();
        it.Property(m => m.To).Personal();
        it.Property(m => m.ToHash).Personal();
        it.Property(m => m.Subject).Personal();
        it.Property(m => m.Body).Personal();
        it.Property(m => m.Language).HasMaxLength(10);
        it.Property(m => m.Key).HasMaxLength(200);
        it.Property(m => m.UnsubscribeKind).HasMaxLength(40);
        it.Ignore(m => m.Unsubscribe);
        it.HasIndex(m => m.Key).IsUnique();
        it.HasIndex(m => m.ToHash);
        it.HasIndex(m => m.About);
        it.HasIndex(m => m.CreatedAt);
    });
}
