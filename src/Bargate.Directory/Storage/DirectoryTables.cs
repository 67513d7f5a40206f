using Bargate.Kernel.Storage;

namespace Bargate.Directory.Storage;

internal static class DirectoryTables
{
    extension(BargateDb db)
    {
        public DbSet<Entry> Entries => db.Set<Entry>();

        public DbSet<Provider> Providers => db.Set<Provider>();

        public DbSet<Edition> Editions => db.Set<Edition>();

        public DbSet<MistakeReport> MistakeReports => db.Set<MistakeReport>();

        public DbSet<ManageLink> ManageLinks => db.Set<ManageLink>();

        public DbSet<LocalOfferComment> LocalOfferComments => db.Set<LocalOfferComment>();

        public DbSet<Feed> Feeds => db.Set<Feed>();

        public DbSet<FeedRun> FeedRuns => db.Set<FeedRun>();

        public DbSet<EntryDay> EntryDays => db.Set<EntryDay>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<Entry>(it =>
        {
            it.ToTable("directory_entries");
            it.Property(e => e.Id).ValueGeneratedNever();
            it.Property(e => e.Slug).HasMaxLength(80);
            it.Property(e => e.Name).HasMaxLength(Entry.LongestName);
            it.Property(e => e.NameFolded).HasMaxLength(Entry.LongestName).Folded();
            it.Property(e => e.Directories).HasMaxLength(200);
            it.Property(e => e.SourceId).HasMaxLength(200);
            it.HasIndex(e => e.Slug).IsUnique();
            it.HasIndex(e => e.NameFolded);
            it.HasIndex(e => e.Provider);
            it.HasIndex(e => e.NextAt);
            it.HasIndex(e => e.ChangedAt);
            it.HasIndex(e => new { e.Feed, e.SourceId });
        });
        model.Entity<Provider>(it =>
        {
            it.ToTable("directory_providers");
            it.Property(p => p.Id).ValueGeneratedNever();
            it.Property(p => p.Name).HasMaxLength(Entry.LongestName);
            it.Property(p => p.NameFolded).HasMaxLength(Entry.LongestName).Folded();
            it.Property(p => p.Steward).Personal();
            it.Property(p => p.StewardHash).Personal();
            it.HasIndex(p => p.NameFolded);
            it.HasIndex(p => p.StewardHash);
        });
        model.Entity<Edition>(it =>
        {
            it.ToTable("directory_editions");
            it.Property(e => e.Id).ValueGeneratedNever();
            it.Property(e => e.By).HasMaxLength(40);
            it.Property(e => e.Note).HasMaxLength(Edition.LongestNote);
            it.HasIndex(e => new { e.Entry, e.MadeAt });
            it.HasIndex(e => new { e.State, e.MadeAt });
        });
        model.Entity<MistakeReport>(it =>
        {
            it.ToTable("directory_reports");
            it.Property(r => r.Id).ValueGeneratedNever();
            it.Property(r => r.Topic).HasMaxLength(40);
            it.Property(r => r.Text).Personal();
            it.Property(r => r.EmailHash).Personal();
            it.HasIndex(r => r.DueAt);
            it.HasIndex(r => r.EmailHash);
        });
        model.Entity<ManageLink>(it =>
        {
            it.ToTable("directory_links");
            it.Property(l => l.Id).ValueGeneratedNever();
            it.HasIndex(l => l.TokenHash).IsUnique();
        });
        MapTheRest(model);
    }

    static void MapTheRest(ModelBuilder model)
    {
        model.Entity<EntryDay>(it =>
        {
            it.ToTable("directory_views");
            it.HasKey(v => new { v.Entry, v.Day });
            it.HasIndex(v => v.Day);
        });
        model.Entity<LocalOfferComment>(it =>
        {
            it.ToTable("directory_comments");
            it.Property(c => c.Id).ValueGeneratedNever();
            it.Property(c => c.Sent).Personal();
            it.Property(c => c.Text).HasMaxLength(LocalOfferComment.LongestText);
            it.Property(c => c.Answer).HasMaxLength(LocalOfferComment.LongestText);
            it.HasIndex(c => c.MadeAt);
        });
        model.Entity<Feed>(it =>
        {
            it.ToTable("directory_feeds");
            it.Property(f => f.Id).ValueGeneratedNever();
            it.Property(f => f.Name).HasMaxLength(200);
            it.Property(f => f.Url).HasMaxLength(500);
            it.Property(f => f.Licence).HasMaxLength(200);
            it.Property(f => f.Directories).HasMaxLength(200);
        });
        model.Entity<FeedRun>(it =>
        {
            it.ToTable("directory_feed_runs");
            it.Property(r => r.Id).ValueGeneratedNever();
            it.Property(r => r.Problem).HasMaxLength(FeedRun.LongestProblem);
            it.HasIndex(r => new { r.Feed, r.StartedAt });
        });
    }
}
