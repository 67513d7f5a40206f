using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Kernel.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_1510_kernel_add_retention")]
sealed class AddRetention : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("kernel_holds", t => new
        {
            Id = t.Column<Guid>(),
            Class = t.Column<string>(maxLength: 100, nullable: true),
            Record = t.Column<Guid>(nullable: true),
            Reference = t.Column<string>(maxLength: 100, nullable: true),
            Why = t.Column<string>(maxLength: 500),
            By = t.Column<Guid>(),
            From = t.Column<DateTime>(),
            Until = t.Column<DateTime>(nullable: true),
            LiftedAt = t.Column<DateTime>(nullable: true),
            LiftedBy = t.Column<Guid>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_kernel_holds", it => it.Id));
        migration.CreateTable("kernel_retention_runs", t => new
        {
            Id = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            By = t.Column<Guid>(nullable: true),
            Disposed = t.Column<int>(),
            Held = t.Column<int>(),
            Waiting = t.Column<int>(),
            FinishedAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_kernel_retention_runs", it => it.Id));
        migration.CreateIndex("IX_kernel_retention_runs_At", "kernel_retention_runs", "At");
        migration.CreateTable("kernel_disposals", t => new
        {
            Id = t.Column<Guid>(),
            Run = t.Column<Guid>(),
            Class = t.Column<string>(maxLength: 100),
            Record = t.Column<Guid>(),
            ApprovedBy = t.Column<Guid>(nullable: true),
            Decision = t.Column<string>(maxLength: 200, nullable: true),
            DisposedAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_kernel_disposals", it => it.Id));
        migration.CreateIndex("IX_kernel_disposals_Run", "kernel_disposals", "Run");
        migration.CreateIndex("IX_kernel_disposals_Record", "kernel_disposals", "Record");
    }
}
