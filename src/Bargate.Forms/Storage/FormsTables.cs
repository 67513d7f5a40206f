using Bargate.Forms.Funnel;
using Bargate.Kernel.Storage;

namespace Bargate.Forms.Storage;

internal static class FormsTables
{
    extension(BargateDb db)
    {
        public DbSet<Draft> Drafts => db.Set<Draft>();
        public DbSet<ResumeLink> ResumeLinks => db.Set<ResumeLink>();
        public DbSet<FunnelCount> FunnelCounts => db.Set<FunnelCount>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<Draft>(it =>
        {
            it.ToTable("forms_drafts");
            it.Property(d => d.Id).ValueGeneratedNever();
            it.Property(d => d.Service).HasMaxLength(100);
            it.Property(d => d.Language).HasMaxLength(10);
            it.Property(d => d.Reference).HasMaxLength(12);
            it.Property(d => d.Answers).Personal();
            // By what never changes: saving an answer leaves the index alone.
            it.HasIndex(d => d.CreatedAt);
        });
        model.Entity<ResumeLink>(it =>
        {
            it.ToTable("forms_resume_links");
            it.Property(l => l.Id).ValueGeneratedNever();
            it.HasIndex(l => l.TokenHash).IsUnique();
            it.HasIndex(l => l.Draft);
        });
        model.Entity<FunnelCount>(it =>
        {
            it.ToTable("forms_funnel");
            it.HasKey(c => new { c.Service, c.Week, c.Edition, c.Channel, c.Page, c.What, c.Detail });
            it.Property(c => c.Service).HasMaxLength(100);
            it.Property(c => c.Page).HasMaxLength(120);
            it.Property(c => c.Detail).HasMaxLength(250);
        });
    }
}
