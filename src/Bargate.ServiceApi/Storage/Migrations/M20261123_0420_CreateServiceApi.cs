using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.ServiceApi.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0420_serviceapi_create")]
internal sealed class CreateServiceApi : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("serviceapi_submissions", t => new
        {
            Id = t.Column<Guid>(),
            KeyHash = t.Column<byte[]>(),
            BodyHash = t.Column<byte[]>(),
            Case = t.Column<Guid>(),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_serviceapi_submissions", it => it.Id));
        migration.CreateIndex("IX_serviceapi_submissions_KeyHash", "serviceapi_submissions", "KeyHash", unique: true);
        migration.CreateIndex("IX_serviceapi_submissions_At", "serviceapi_submissions", "At");
    }
}
