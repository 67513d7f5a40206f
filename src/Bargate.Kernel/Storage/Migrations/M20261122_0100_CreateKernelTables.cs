using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Kernel.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_0100_kernel_create")]
sealed class CreateKernelTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("kernel_keys", t => new
        {
            Id = t.Column<Guid>(),
            Wrapped = t.Column<byte[]>(nullable: true),
            CreatedAt = t.Column<DateTime>(),
            DestroyedAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_kernel_keys", it => it.Id));
        migration.CreateTable("kernel_events", t => new
        {
            Id = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 100),
            About = t.Column<Guid>(),
            Data = t.Column<string>(),
            RaisedAt = t.Column<DateTime>(),
            Position = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_kernel_events", it => it.Id));
        migration.CreateIndex("IX_kernel_events_Position", "kernel_events", "Position");
        migration.CreateIndex("IX_kernel_events_About", "kernel_events", "About");
        migration.CreateTable("kernel_jobs", t => new
        {
            Id = t.Column<Guid>(),
            Job = t.Column<string>(maxLength: 100),
            Data = t.Column<string>(),
            About = t.Column<Guid>(),
            Event = t.Column<Guid>(nullable: true),
            InOrder = t.Column<bool>(),
            CreatedAt = t.Column<DateTime>(),
            DueAt = t.Column<DateTime>(),
            LeasedUntil = t.Column<DateTime>(nullable: true),
            Attempts = t.Column<int>(),
            DeadAt = t.Column<DateTime>(nullable: true),
            Failure = t.Column<string>(maxLength: 500, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_kernel_jobs", it => it.Id));
        migration.CreateIndex("IX_kernel_jobs_DueAt", "kernel_jobs", "DueAt");
        migration.CreateIndex("IX_kernel_jobs_About", "kernel_jobs", "About");
        migration.CreateTable("kernel_timers", t => new
        {
            Job = t.Column<string>(maxLength: 100),
            DueAt = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_kernel_timers", it => it.Job));
        migration.CreateTable("kernel_audit", t => new
        {
            Id = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            ActorKind = t.Column<string>(maxLength: 40),
            ActorId = t.Column<Guid>(nullable: true),
            Action = t.Column<string>(maxLength: 100),
            About = t.Column<Guid>(),
            KeyId = t.Column<Guid>(nullable: true),
            Detail = t.Column<byte[]>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_kernel_audit", it => it.Id));
        migration.CreateIndex("IX_kernel_audit_About", "kernel_audit", "About");
        migration.CreateIndex("IX_kernel_audit_At", "kernel_audit", "At");
        migration.CreateTable("kernel_audit_chain", t => new
        {
            Position = t.Column<long>(),
            Row = t.Column<Guid>(),
            Hash = t.Column<byte[]>(),
        }, constraints: t => t.PrimaryKey("PK_kernel_audit_chain", it => it.Position));
        migration.CreateIndex("IX_kernel_audit_chain_Row", "kernel_audit_chain", "Row", unique: true);
        migration.CreateTable("kernel_files", t => new
        {
            Id = t.Column<Guid>(),
            About = t.Column<Guid>(),
            KeyId = t.Column<Guid>(),
            Name = t.Column<byte[]>(),
            ContentType = t.Column<string>(maxLength: 100),
            Size = t.Column<long>(),
            Hash = t.Column<byte[]>(),
            Scan = t.Column<string>(maxLength: 40),
            ReleasedAt = t.Column<DateTime>(nullable: true),
            CreatedAt = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_kernel_files", it => it.Id));
        migration.CreateIndex("IX_kernel_files_About", "kernel_files", "About");
        migration.CreateTable("kernel_protection_keys", t => new
        {
            Id = t.Column<Guid>(),
            Xml = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_kernel_protection_keys", it => it.Id));
        AppendOnly.Apply(migration, "kernel_audit");
    }
}
