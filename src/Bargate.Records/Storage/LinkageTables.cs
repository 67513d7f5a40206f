using Bargate.Kernel.Storage;

namespace Bargate.Records.Storage;

internal static class LinkageTables
{
    extension(BargateDb db)
    {
        public DbSet<Source> Sources => db.Set<Source>();
        public DbSet<SourceRecord> SourceRecords => db.Set<SourceRecord>();
        public DbSet<RecordVersion> RecordVersions => db.Set<RecordVersion>();
        public DbSet<Assertion> Assertions => db.Set<Assertion>();
        public DbSet<ReviewTask> Reviews => db.Set<ReviewTask>();
        public DbSet<LinkageRun> LinkageRuns => db.Set<LinkageRun>();
        public DbSet<Sample> Samples => db.Set<Sample>();
        public DbSet<RegisterModel> RegisterModels => db.Set<RegisterModel>();
        public DbSet<Correction> Corrections => db.Set<Correction>();
        public DbSet<RecordImport> RecordImports => db.Set<RecordImport>();
        public DbSet<ImportFault> ImportFaults => db.Set<ImportFault>();
    }

    public static void Map(ModelBuilder model)
    {
        MapRecords(model);
        MapLinks(model);
        MapWork(model);
    }

    static void MapRecords(ModelBuilder model)
    {
        model.Entity<Source>(it =>
        {
            it.ToTable("records_sources");
            it.Property(s => s.Id).HasMaxLength(Source.LongestId);
            it.Property(s => s.Name).HasMaxLength(Source.LongestName);
            it.Property(s => s.OwnerTeam).HasMaxLength(100);
            it.Property(s => s.OwnerEmail).HasMaxLength(320);
            it.Property(s => s.Mapping).HasMaxLength(Source.LongestMapping);
            it.Ignore(s => s.Flags);
        });
        model.Entity<SourceRecord>(it =>
        {
            it.ToTable("records_source_records");
            it.Property(r => r.Id).ValueGeneratedNever();
            it.Property(r => r.Source).HasMaxLength(Source.LongestId);
            it.Property(r => r.ExternalId).HasMaxLength(SourceRecord.LongestExternalId);
            it.Property(r => r.NameFolded).HasMaxLength(SourceRecord.LongestName).Folded().Personal();
            it.Property(r => r.Postcode).HasMaxLength(10).Folded().Personal();
            it.Property(r => r.Uprn).Personal();
            it.Ignore(r => r.Flags);
            it.HasIndex(r => new { r.Source, r.ExternalId }).IsUnique();
            it.HasIndex(r => r.Person);
            it.HasIndex(r => r.NameFolded).HasFilter("\"NameFolded\" is not null");
            it.HasIndex(r => r.Postcode).HasFilter("\"Postcode\" is not null");
            it.HasIndex(r => r.Uprn).HasFilter("\"Uprn\" is not null");
            it.HasIndex(r => r.EmailHash).HasFilter("\"EmailHash\" is not null");
            it.HasIndex(r => r.PhoneHash).HasFilter("\"PhoneHash\" is not null");
            it.HasIndex(r => new { r.Source, r.SeenAt });
        });
        model.Entity<RecordVersion>(it =>
        {
            it.ToTable("records_versions");
            it.Property(v => v.Id).ValueGeneratedNever();
            it.Property(v => v.Values).Personal();
            it.HasIndex(v => new { v.Record, v.Number }).IsUnique();
            it.HasIndex(v => new { v.Import, v.Part }).HasFilter("\"Import\" is not null");
        });
    }

    static void MapLinks(ModelBuilder model)
    {
        model.Entity<Assertion>(it =>
        {
            it.ToTable("records_assertions");
            it.Property(a => a.Id).ValueGeneratedNever();
            it.Property(a => a.Model).HasMaxLength(40);
            it.Property(a => a.Evidence).Personal();
            it.Property(a => a.Reason).Personal();
            it.Property(a => a.RevokedWhy).Personal();
            it.Ignore(a => a.Stands);
            it.HasIndex(a => new { a.Left, a.Right, a.Says }).IsUnique().HasFilter("\"RevokedAt\" is null");
            it.HasIndex(a => a.Left);
            it.HasIndex(a => a.Right);
            it.HasIndex(a => a.Run).HasFilter("\"Run\" is not null");
        });
        model.Entity<Correction>(it =>
        {
            it.ToTable("records_corrections");
            it.Property(c => c.Id).ValueGeneratedNever();
            it.Property(c => c.Column).HasMaxLength(60);
            it.Property(c => c.Proposed).Personal();
            it.Property(c => c.Why).Personal();
            it.Property(c => c.Answer).Personal();
            it.HasIndex(c => c.Record);
        });
    }

    static void MapWork(ModelBuilder model)
    {
        model.Entity<ReviewTask>(it =>
        {
            it.ToTable("records_reviews");
            it.Property(r => r.Id).ValueGeneratedNever();
            it.Property(r => r.Model).HasMaxLength(40);
            it.Property(r => r.Evidence).Personal();
            it.Property(r => r.Why).Personal();
            it.Ignore(r => r.Flags);
            it.Ignore(r => r.NeedsSecond);
            it.Ignore(r => r.AwaitsSecond);
            // One open question about a pair, and what the queue reads.
            it.HasIndex(r => new { r.Left, r.Right }).IsUnique().HasFilter("\"ClosedAt\" is null");
            it.HasIndex(r => new { r.Register, r.Probability, r.Id }).HasFilter("\"ClosedAt\" is null");
            it.HasIndex(r => r.Right);
            it.HasIndex(r => r.Run).HasFilter("\"Run\" is not null");
        });
        model.Entity<LinkageRun>(it =>
        {
            it.ToTable("records_runs");
            it.Property(r => r.Id).ValueGeneratedNever();
            it.Property(r => r.Model).HasMaxLength(40);
            it.Property(r => r.Failure).HasMaxLength(500);
            it.Ignore(r => r.IsOver);
            // One at a time over a register.
            it.HasIndex(r => r.Register).IsUnique().HasFilter(LinkageRun.UnderWay);
        });
        model.Entity<Sample>(it =>
        {
            it.ToTable("records_samples");
            it.HasKey(s => s.Assertion);
            it.Property(s => s.Assertion).ValueGeneratedNever();
            it.HasIndex(s => new { s.Register, s.Verdict });
        });
        model.Entity<RegisterModel>(it =>
        {
            it.ToTable("records_models");
            it.HasKey(m => new { m.Register, m.Model });
            it.Property(m => m.Model).HasMaxLength(40);
        });
        model.Entity<RecordImport>(it =>
        {
            it.ToTable("records_imports");
            it.Property(i => i.Id).ValueGeneratedNever();
            it.Property(i => i.Source).HasMaxLength(Source.LongestId);
            it.Property(i => i.Name).Personal();
            it.Property(i => i.Header).Personal();
            it.Property(i => i.Mapping).HasMaxLength(RecordImport.LongestMapping);
            it.Ignore(i => i.IsOver);
            it.HasIndex(i => i.UploadedAt);
        });
        model.Entity<ImportFault>(it =>
        {
            it.ToTable("records_import_faults");
            it.Property(f => f.Id).ValueGeneratedNever();
            it.Property(f => f.Column).HasMaxLength(60);
            it.Property(f => f.Text).HasMaxLength(ImportFault.LongestText);
            it.HasIndex(f => f.Import);
        });
    }
}
