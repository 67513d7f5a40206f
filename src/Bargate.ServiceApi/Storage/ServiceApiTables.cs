namespace Bargate.ServiceApi.Storage;

internal static class ServiceApiTables
{
    extension(BargateDb db)
    {
        public DbSet<KeptSubmission> KeptSubmissions => db.Set<KeptSubmission>();
    }

    public static void Map(ModelBuilder model) => model.Entity<KeptSubmission>(it =>
    {
        it.ToTable("serviceapi_submissions");
        it.Property(s => s.Id).ValueGeneratedNever();
        it.HasIndex(s => s.KeyHash).IsUnique();
        it.HasIndex(s => s.At);
    });
}
