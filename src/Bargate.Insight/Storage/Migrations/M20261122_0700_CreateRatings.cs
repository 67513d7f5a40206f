using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Insight.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_0700_insight_create")]
internal sealed class CreateRatings : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("insight_ratings", t => new
        {
            Id = t.Column<Guid>(),
            Service = t.Column<string>(maxLength: 100),
            ServiceVersion = t.Column<int>(),
            Moment = t.Column<string>(maxLength: 40),
            Case = t.Column<Guid>(),
            Score = t.Column<int>(),
            Comment = t.Column<byte[]>(nullable: true),
            KeyId = t.Column<Guid>(nullable: true),
            Team = t.Column<string>(maxLength: 100),
            At = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_insight_ratings", it => it.Id));
        migration.CreateIndex("IX_insight_ratings_Case_Moment", "insight_ratings", ["Case", "Moment"], unique: true);
        migration.CreateIndex("IX_insight_ratings_At_Service_Moment_Score", "insight_ratings", ["At", "Service", "Moment", "Score"]);
    }
}
