using Bargate.Kernel.Auditing;
using Bargate.Kernel.Events;
using Bargate.Kernel.Files;
using Bargate.Kernel.Http;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Retention;
using Bargate.Kernel.Sealing;

namespace Bargate.Kernel.Storage;

static class KernelTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<KeyRow>(it => it.ToTable("kernel_keys"));
        Searching.SearchTables.Map(model);
        model.Entity<EventRow>(it =>
        {
            it.ToTable("kernel_events");
            it.Property(e => e.Id).ValueGeneratedNever();
            it.Property(e => e.Name).HasMaxLength(100);
            it.HasIndex(e => e.Position).IsUnique();
            it.HasIndex(e => e.About);
        });
        model.Entity<JobRow>(it =>
        {
            it.ToTable("kernel_jobs");
            it.Property(j => j.Id).ValueGeneratedNever();
            it.Property(j => j.Job).HasMaxLength(100);
            it.Property(j => j.Failure).HasMaxLength(500);
            it.HasIndex(j => j.DueAt);
            it.HasIndex(j => j.About);
        });
        model.Entity<TimerRow>(it =>
        {
            it.ToTable("kernel_timers");
            it.HasKey(t => t.Job);
            it.Property(t => t.Job).HasMaxLength(100);
        });
        model.Entity<AuditRow>(it =>
        {
            it.ToTable("kernel_audit");
            it.Property(a => a.Id).ValueGeneratedNever();
            it.Property(a => a.Action).HasMaxLength(100);
            it.HasIndex(a => a.About);
            it.HasIndex(a => a.At);
        });
        model.Entity<AuditLink>(it =>
        {
            it.ToTable("kernel_audit_chain");
            it.HasKey(l => l.Position);
            it.Property(l => l.Position).ValueGeneratedNever();
            it.HasIndex(l => l.Row).IsUnique();
        });
        model.Entity<FileRow>(it =>
        {
            it.ToTable("kernel_files");
            it.Property(f => f.ContentType).HasMaxLength(100);
            it.HasIndex(f => f.About);
        });
        model.Entity<Hold>(it =>
        {
            it.ToTable("kernel_holds");
            it.Property(h => h.Id).ValueGeneratedNever();
            it.Property(h => h.Class).HasMaxLength(100);
            it.Property(h => h.Reference).HasMaxLength(100);
            it.Property(h => h.Why).HasMaxLength(Hold.LongestWhy);
        });
        model.Entity<RetentionRun>(it =>
        {
            it.ToTable("kernel_retention_runs");
            it.Property(r => r.Id).ValueGeneratedNever();
            it.HasIndex(r => r.At);
        });
        model.Entity<Disposal>(it =>
        {
            it.ToTable("kernel_disposals");
            it.Property(d => d.Id).ValueGeneratedNever();
            it.Property(d => d.Class).HasMaxLength(100);
            it.Property(d => d.Decision).HasMaxLength(StandingApproval.LongestDecision);
            it.HasIndex(d => d.Run);
            it.HasIndex(d => d.Record);
        });
        model.Entity<Mark>(it =>
        {
            it.ToTable("kernel_marks");
            it.HasKey(m => m.Name);
            it.Property(m => m.Name).HasMaxLength(40);
        });
        model.Entity<DataProtectionKey>(it =>
        {
            it.ToTable("kernel_protection_keys");
            it.Property(k => k.Id).ValueGeneratedNever();
        });
    }
}
