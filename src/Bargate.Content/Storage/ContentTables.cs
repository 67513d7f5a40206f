namespace Bargate.Content.Storage;

internal static class ContentTables
{
    extension(BargateDb db)
    {
        public DbSet<PageEdition> PageEditions => db.Set<PageEdition>();
    }

    /// <summary>The last edition of each file.</summary>
    public static IQueryable<PageEdition> Newest(this IQueryable<PageEdition> editions) =>
        editions.Where(e => e.Number == editions.Where(other => other.File == e.File).Max(other => other.Number));

    public static void Map(ModelBuilder model) => model.Entity<PageEdition>(it =>
    {
        it.ToTable("content_editions");
        it.HasKey(e => new { e.File, e.Number });
        it.Property(e => e.File).HasMaxLength(300);
        it.Property(e => e.Hash).HasMaxLength(64);
        it.Property(e => e.PublishedBy).HasMaxLength(200);
        it.Ignore(e => e.IsWithdrawn);
    });
}
