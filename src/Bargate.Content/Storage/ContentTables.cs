using Bargate.Content.Alerts;
using Bargate.Content.Editing;
using Bargate.Content.Feedback;

namespace Bargate.Content.Storage;

internal static class ContentTables
{
    extension(BargateDb db)
    {
        public DbSet<PageEdition> PageEditions => db.Set<PageEdition>();
        public DbSet<PageWork> PageWorks => db.Set<PageWork>();
        public DbSet<PageSave> PageSaves => db.Set<PageSave>();
        public DbSet<BrowserText> BrowserTexts => db.Set<BrowserText>();
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
        model.Entity<PageWork>(it =>
        {
            it.ToTable("content_works");
            it.Property(w => w.Id).ValueGeneratedNever();
            it.Property(w => w.File).HasMaxLength(300);
            it.Property(w => w.MovesFrom).HasMaxLength(300);
            it.Property(w => w.About).HasMaxLength(300);
            it.Property(w => w.LeadsTo).HasMaxLength(500);
            it.Property(w => w.Base).HasMaxLength(64);
            it.Property(w => w.Note).HasMaxLength(PageWork.LongestNote);
            it.HasIndex(w => w.About).IsUnique();
            it.HasIndex(w => w.File);
            it.HasIndex(w => w.PublishAt);
            it.Ignore(w => w.IsClosed).Ignore(w => w.IsNew).Ignore(w => w.Now);
        });
        model.Entity<PageSave>(it =>
        {
            it.ToTable("content_saves");
            it.Property(s => s.Id).ValueGeneratedNever();
            it.Property(s => s.File).HasMaxLength(300);
            it.HasIndex(s => s.Work);
            it.HasIndex(s => s.File);
        });
        model.Entity<BrowserText>(it =>
        {
            it.ToTable("content_browser_texts");
            it.HasKey(t => t.File);
            it.Property(t => t.File).HasMaxLength(300);
            it.Property(t => t.FolderHash).HasMaxLength(64);
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
