namespace Bargate.Maker.Storage;

internal static class MakerTables
{
    extension(BargateDb db)
    {
        public DbSet<ServiceWork> ServiceWorks => db.Set<ServiceWork>();
        public DbSet<WorkSave> WorkSaves => db.Set<WorkSave>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<ServiceWork>(it =>
        {
            it.ToTable("maker_works");
            it.HasKey(w => w.Service);
            it.Property(w => w.Service).HasMaxLength(60);
            it.Property(w => w.FolderHash).HasMaxLength(64);
            it.Property(w => w.Note).HasMaxLength(2000);
            it.Ignore(w => w.IsSent);
        });
        model.Entity<WorkSave>(it =>
        {
            it.ToTable("maker_saves");
            it.HasKey(s => new { s.Service, s.Number });
            it.Property(s => s.Service).HasMaxLength(60);
            it.Property(s => s.What).HasMaxLength(WorkSave.LongestWhat);
        });
    }
}
