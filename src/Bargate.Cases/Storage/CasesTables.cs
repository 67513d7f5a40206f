using Bargate.Kernel.Storage;

namespace Bargate.Cases.Storage;

internal static class CasesTables
{
    extension(BargateDb db)
    {
        public DbSet<Case> Cases => db.Set<Case>();
        public DbSet<Entry> Entries => db.Set<Entry>();
        public DbSet<Follower> Followers => db.Set<Follower>();
        public DbSet<SavedView> SavedViews => db.Set<SavedView>();
        public DbSet<TrackingLink> TrackingLinks => db.Set<TrackingLink>();
        public DbSet<TaskTick> TaskTicks => db.Set<TaskTick>();
        public DbSet<TrackingTry> TrackingTries => db.Set<TrackingTry>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<Case>(it =>
        {
            it.ToTable("cases_cases");
            it.Property(c => c.Reference).HasMaxLength(12);
            it.Property(c => c.Service).HasMaxLength(100);
            it.Property(c => c.Team).HasMaxLength(100);
            it.Property(c => c.Stage).HasMaxLength(100);
            it.Property(c => c.Reason).HasMaxLength(100);
            it.Property(c => c.Language).HasMaxLength(10);
            it.Property(c => c.DuplicateKey).HasMaxLength(200);
            it.Property(c => c.NameFolded).HasMaxLength(200).Folded().Personal();
            it.Property(c => c.Postcode).HasMaxLength(10).Folded().Personal();
            it.Property(c => c.Contact).Personal();
            it.Property(c => c.Answers).Personal();
            it.Property(c => c.Summary).Personal();
            it.HasIndex(c => c.Reference).IsUnique();
            it.HasIndex(c => c.Draft).IsUnique();
            // What the queue filters, sorts and counts by, so that it reads this small index and never the closed cases (decision 0021).
            it.HasIndex(c => new { c.Team, c.DueOn, c.WaitingSince, c.AssignedTo, c.Service, c.Stage, c.Priority, c.Channel, c.OpenedAt, c.Reference, c.Id, c.ClosedAt }, "IX_cases_cases_open").HasFilter("\"ClosedAt\" is null");
            it.HasIndex(c => new { c.Team, c.ClosedAt }).HasFilter("\"ClosedAt\" is not null");
            it.HasIndex(c => new { c.ClosedAt, c.Service }).HasFilter("\"ClosedAt\" is not null");
            it.HasIndex(c => new { c.OpenedAt, c.Service });
            it.HasIndex(c => new { c.Service, c.Latitude }).HasFilter("\"Latitude\" is not null");
            it.HasIndex(c => c.RemindOn).HasFilter("\"RemindOn\" is not null");
            it.HasIndex(c => c.DuplicateOf).HasFilter("\"DuplicateOf\" is not null");
            it.Ignore(c => c.Invoice);
            it.Ignore(c => c.IsToCheck);
            it.HasIndex(c => new { c.Team, c.SampledAt }).HasFilter("\"SampledAt\" is not null and \"SampleCheckedAt\" is null");
            it.HasIndex(c => c.EmailHash).HasFilter("\"EmailHash\" is not null");
            it.HasIndex(c => c.PhoneHash).HasFilter("\"PhoneHash\" is not null");
            it.HasIndex(c => c.NameFolded).HasFilter("\"NameFolded\" is not null");
            it.HasIndex(c => c.Postcode).HasFilter("\"Postcode\" is not null");
        });
        model.Entity<Entry>(it =>
        {
            it.ToTable("cases_entries");
            it.Property(e => e.Id).ValueGeneratedNever();
            it.Property(e => e.StageId).HasMaxLength(100);
            it.Property(e => e.Text).Personal();
            it.HasIndex(e => new { e.Case, e.At });
        });
        model.Entity<Follower>(it =>
        {
            it.ToTable("cases_followers");
            it.Property(f => f.Id).ValueGeneratedNever();
            it.Property(f => f.Language).HasMaxLength(10);
            it.Property(f => f.Email).Personal();
            it.HasIndex(f => new { f.Case, f.EmailHash }).IsUnique();
        });
        model.Entity<SavedView>(it =>
        {
            it.ToTable("cases_views");
            it.Property(v => v.Id).ValueGeneratedNever();
            it.Property(v => v.Team).HasMaxLength(100);
            it.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
            it.Property(v => v.Query).HasMaxLength(SavedView.LongestQuery);
            it.Ignore(v => v.Url);
            it.HasIndex(v => v.Officer);
            it.HasIndex(v => v.Team).HasFilter("\"Team\" is not null");
            // Two, because to a database one null is never another.
            it.HasIndex(v => new { v.Officer, v.Name }).IsUnique().HasFilter("\"Team\" is null");
            it.HasIndex(v => new { v.Officer, v.Team, v.Name }).IsUnique().HasFilter("\"Team\" is not null");
        });
        model.Entity<TrackingLink>(it =>
        {
            it.ToTable("cases_tracking_links");
            it.Property(l => l.Id).ValueGeneratedNever();
            it.HasIndex(l => l.TokenHash).IsUnique();
            it.HasIndex(l => l.Case);
        });
        model.Entity<TaskTick>(it =>
        {
            it.ToTable("cases_tasks");
            it.HasKey(t => new { t.Case, t.Stage, t.Task });
            it.Property(t => t.Stage).HasMaxLength(100);
            it.Property(t => t.Task).HasMaxLength(100);
        });
        model.Entity<TrackingTry>(it =>
        {
            it.ToTable("cases_tracking_tries");
            it.HasKey(t => new { t.Reference, t.Day });
            it.Property(t => t.Reference).HasMaxLength(12);
        });
    }
}
