namespace Bargate.Webhooks.Storage;

static class WebhooksTables
{
    extension(BargateDb db)
    {
        public DbSet<Subscription> Subscriptions => db.Set<Subscription>();

        public DbSet<Receiver> Receivers => db.Set<Receiver>();

        public DbSet<HookEvent> HookEvents => db.Set<HookEvent>();

        public DbSet<Delivery> Deliveries => db.Set<Delivery>();

        public DbSet<Attempt> Attempts => db.Set<Attempt>();

        public DbSet<FeedMark> FeedMarks => db.Set<FeedMark>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<Subscription>(it =>
        {
            it.ToTable("webhooks_subscriptions");
            it.Property(s => s.Id).ValueGeneratedNever();
            it.Property(s => s.Name).HasMaxLength(Subscription.LongestName);
            it.Property(s => s.Url).HasMaxLength(Subscription.LongestUrl);
            it.Property(s => s.Email).HasMaxLength(Subscription.LongestEmail);
            it.Property(s => s.ServiceList).HasColumnName("Services").HasMaxLength(Subscription.LongestList);
            it.Property(s => s.KindList).HasColumnName("Kinds").HasMaxLength(Subscription.LongestList);
            it.Property(s => s.ContentList).HasColumnName("Contents").HasMaxLength(100);
            it.Property(s => s.Purpose).HasMaxLength(Subscription.LongestPurpose);
            it.Property(s => s.PausedFor).HasMaxLength(40);
            it.Ignore(s => s.Services).Ignore(s => s.Kinds).Ignore(s => s.Contents);
        });
        model.Entity<Receiver>(it =>
        {
            it.ToTable("webhooks_receivers");
            it.HasKey(r => r.Subscription);
            it.Property(r => r.Subscription).ValueGeneratedNever();
        });
        model.Entity<HookEvent>(it =>
        {
            it.ToTable("webhooks_events");
            it.HasKey(e => e.Position);
            it.Property(e => e.Position).ValueGeneratedNever();
            it.Property(e => e.Kind).HasMaxLength(60);
            it.Property(e => e.Reference).HasMaxLength(40);
            it.Property(e => e.Service).HasMaxLength(100);
            it.Property(e => e.Stage).HasMaxLength(100);
            it.HasIndex(e => e.At);
            it.HasIndex(e => e.Reference);
        });
        model.Entity<Delivery>(it =>
        {
            it.ToTable("webhooks_deliveries");
            it.HasKey(d => new { d.Subscription, d.Position });
            it.HasIndex(d => new { d.Subscription, d.About, d.Position });
        });
        model.Entity<Attempt>(it =>
        {
            it.ToTable("webhooks_attempts");
            it.HasKey(a => new { a.Subscription, a.At, a.Position });
            it.Property(a => a.Failure).HasMaxLength(40);
            it.Property(a => a.Answer).HasMaxLength(Attempt.LongestAnswer);
            it.HasIndex(a => a.At);
            it.HasIndex(a => a.Position);
        });
        model.Entity<FeedMark>(it =>
        {
            it.ToTable("webhooks_marks");
            it.Property(m => m.Id).ValueGeneratedNever();
        });
    }
}
