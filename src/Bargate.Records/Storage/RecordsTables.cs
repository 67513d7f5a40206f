using Bargate.Kernel.Storage;
namespace Bargate.Records.Storage;

internal static class RecordsTables
{
    extension(BargateDb db)
    {
        public DbSet<Property> Properties => db.Set<Property>();

        public DbSet<Street> Streets => db.Set<Street>();
    }

    public static void Map(ModelBuilder model)
    {
        LinkageTables.Map(model);
        model.Entity<Property>(it =>
        {
            it.ToTable("records_properties");
            it.HasKey(p => p.Uprn);
            it.Property(p => p.Uprn).ValueGeneratedNever();
            it.Property(p => p.Lines).HasMaxLength(Property.LongestLines);
            it.Property(p => p.Street).HasMaxLength(Property.LongestStreet);
            it.Property(p => p.StreetFolded).HasMaxLength(Property.LongestStreet).Folded();
            it.Property(p => p.Postcode).HasMaxLength(8).Folded();
            it.Property(p => p.SortKey).HasMaxLength(Property.LongestSortKey).Folded();
            it.Property(p => p.Folded).HasMaxLength(Property.LongestFolded).Folded();
            it.Property(p => p.Ward).HasMaxLength(Property.LongestWard);
            it.HasIndex(p => p.Postcode);
            it.HasIndex(p => p.StreetFolded);
            it.HasIndex(p => new { p.Latitude, p.Longitude });
        });
        model.Entity<Street>(it =>
        {
            it.ToTable("records_streets");
            it.HasKey(s => new { s.Folded, s.Ward });
            it.Property(s => s.Folded).HasMaxLength(Property.LongestStreet).Folded();
            it.Property(s => s.Ward).HasMaxLength(Property.LongestWard);
            it.Property(s => s.Name).HasMaxLength(Property.LongestStreet);
        });
    }
}
