using Bargate.Content.Alerts;
using Bargate.Content.Feedback;

namespace Bargate.Content.Storage;

internal static class ContentTables
{
    extension(BargateDb db)
    {
        public DbSet<PageEdition> PageEditions => db.Set<PageEdition>();
        public DbSet<Alert> Alerts => db.Set<Alert>();
        public DbSet<PageFeedback> PageFeedback => db.Set<PageFeedback>();
        public DbSet<DayViews> DayViews => db.Set<DayViews>();
    }

    /// <summary>The last edition of each file.</summary>
    public static IQueryable<PageEdition> Newest(this IQueryable<PageEdition> editions) =>
        editions.Where(e => e.Number == editions.Where(other => other.File == e.File).Max(other => other.Number));

    public static void Map(ModelBuilder model)
    {
        model.Entity<PageEdition>(it =>
        {
            it.ToTable("content_editions");
            it.HasKey(e => new { e.File, e.Number });
            it.Property(e => e.File).HasMaxLength(300);
            it.Property(e => e.Hash).HasMaxLength(64);
            it.Property(e => e.PublishedBy).HasMaxLength(200);
            it.Ignore(e => e.IsWithdrawn);
        });
        model.Entity<Alert>(it =>
        {
            it.ToTable("content_alerts");
            it.Property(a => a.Id).ValueGeneratedNever();
            it.Property(a => a.Kind).HasMaxLength(20);
            it.Property(a => a.Title).HasMaxLength(Alert.LongestTitle);
            it.Property(a => a.Text).HasMaxLength(Alert.LongestText);
            it.Property(a => a.Concerns).HasMaxLength(Alert.LongestConcerns);
            it.Property(a => a.Place).HasMaxLength(Alert.LongestPlace);
            it.HasIndex(a => a.Until);
            it.Ignore(a => a.News);
        });
        model.Entity<PageFeedback>(it =>
        {
            it.ToTable("content_feedback");
            it.Property(f => f.Id).ValueGeneratedNever();
            it.Property(f => f.Path).HasMaxLength(300);
            it.Property(f => f.Reason).HasMaxLength(20);
            it.Property(f => f.Comment).HasMaxLength(Feedback.PageFeedback.MostLetters);
            it.HasIndex(f => f.At);
        });
        model.Entity<DayViews>(it =>
        {
            it.ToTable("content_views");
            it.HasKey(v => new { v.Path, v.Day });
            it.Property(v => v.Path).HasMaxLength(300);
            it.HasIndex(v => v.Day);
        });
    }
}
