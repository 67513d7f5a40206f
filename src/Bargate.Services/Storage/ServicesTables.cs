namespace Bargate.Services.Storage;

internal static class ServicesTables
{
    extension(BargateDb db)
    {
        public DbSet<VersionRow> ServiceVersions => db.Set<VersionRow>();
        public DbSet<PublishedFile> PublishedFiles => db.Set<PublishedFile>();
        public DbSet<BrowserText> BrowserServices => db.Set<BrowserText>();
    }

    /// <summary>The last edition of each service.</summary>
    public static IQueryable<VersionRow> Newest(this IQueryable<VersionRow> versions) =>
        versions.Where(v => v.Number == versions.Where(other => other.Service == v.Service).Max(other => other.Number));

    /// <summary>The last edition of each shared file.</summary>
    public static IQueryable<PublishedFile> Newest(this IQueryable<PublishedFile> files) =>
        files.Where(f => f.Number == files.Where(other => other.Path == f.Path).Max(other => other.Number));

    public static void Map(ModelBuilder model)
    {
        model.Entity<VersionRow>(it =>
        {
            it.ToTable("services_versions");
            it.HasKey(v => new { v.Service, v.Number });
            it.Property(v => v.Service).HasMaxLength(60);
            it.Property(v => v.Hash).HasMaxLength(64);
            it.Property(v => v.PublishedBy).HasMaxLength(200);
            it.Ignore(v => v.IsWithdrawn);
        });
        model.Entity<PublishedFile>(it =>
        {
            it.ToTable("services_files");
            it.HasKey(f => new { f.Path, f.Number });
            it.Property(f => f.Path).HasMaxLength(300);
            it.Property(f => f.Hash).HasMaxLength(64);
            it.Property(f => f.PublishedBy).HasMaxLength(200);
            it.Ignore(f => f.IsWithdrawn);
        });
        model.Entity<BrowserText>(it =>
        {
            it.ToTable("services_browser_texts");
            it.HasKey(t => t.Service);
            it.Property(t => t.Service).HasMaxLength(60);
            it.Property(t => t.FolderHash).HasMaxLength(64);
        });
    }
}
