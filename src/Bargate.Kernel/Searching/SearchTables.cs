namespace Bargate.Kernel.Searching;

static class SearchTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<EntryRow>(it =>
        {
            it.ToTable("kernel_search_entries");
            it.Property(e => e.Id).ValueGeneratedNever();
            it.Property(e => e.Source).HasMaxLength(60);
            it.Property(e => e.Entry).HasMaxLength(300);
            it.Property(e => e.Kind).HasMaxLength(40);
            it.Property(e => e.Url).HasMaxLength(500);
            it.Property(e => e.Title).HasMaxLength(500);
            it.Property(e => e.Language).HasMaxLength(12);
            it.Property(e => e.Permission).HasMaxLength(60);
            it.Property(e => e.LeadsTo).HasMaxLength(2000);
            it.Property(e => e.Hash).HasMaxLength(32);
            it.HasIndex(e => new { e.Source, e.Entry }).IsUnique();
            it.HasIndex(e => e.IndexedAt);
            it.HasIndex(e => e.Url);
        });
        model.Entity<TouchedRow>(it =>
        {
            it.ToTable("kernel_search_touched");
            it.Property(t => t.Id).ValueGeneratedNever();
            it.Property(t => t.Source).HasMaxLength(60);
            it.Property(t => t.Entry).HasMaxLength(300);
        });
        model.Entity<RuleRow>(it =>
        {
            it.ToTable("kernel_search_rules");
            it.Property(r => r.Id).ValueGeneratedNever();
            it.Property(r => r.Show).HasMaxLength(500);
            it.Property(r => r.Text).HasMaxLength(RuleRow.Longest);
            it.Property(r => r.AddedBy).HasMaxLength(100);
        });
        model.Entity<AskedRow>(it =>
        {
            it.ToTable("kernel_search_asked");
            it.Property(a => a.Id).ValueGeneratedNever();
            it.Property(a => a.Query).HasMaxLength(SearchRequest.MostLetters);
            it.HasIndex(a => a.Day);
        });
        model.Entity<ChosenRow>(it =>
        {
            it.ToTable("kernel_search_chosen");
            it.Property(c => c.Id).ValueGeneratedNever();
            it.Property(c => c.Query).HasMaxLength(SearchRequest.MostLetters);
            it.HasIndex(c => c.Day);
        });
    }
}
