using Bargate.Kernel.Auditing;
using Bargate.Kernel.Events;
using Bargate.Kernel.Files;
using Bargate.Kernel.Http;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Sealing;

namespace Bargate.Kernel.Storage;

static class KernelTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<KeyRow>(it => it.ToTable("kernel_keys"));
        model.Entity<EventRow>(it =>
        {
            it.ToTable("kernel_events");
            it.Property(e => e.Id).ValueGeneratedNever();
            it.Property(e => e.Name).HasMaxLength(100);
            it.HasIndex(e => e.Position);
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
        model.Entity<DataProtectionKey>(it =>
        {
            it.ToTable("kernel_protection_keys");
            it.Property(k => k.Id).ValueGeneratedNever();
        });
    }
}
