using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Content.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0030_content_create_alerts_and_feedback")]
internal sealed class CreateAlertsAndFeedback : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("content_alerts", t => new
        {
            Id = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 20),
            Title = t.Column<string>(maxLength: 120),
            Text = t.Column<string>(maxLength: 4000),
            From = t.Column<DateTime>(),
            Until = t.Column<DateTime>(),
            Concerns = t.Column<string>(maxLength: 2000),
            Place = t.Column<string>(maxLength: 200, nullable: true),
            Latitude = t.Column<double>(nullable: true),
            Longitude = t.Column<double>(nullable: true),
            By = t.Column<Guid>(),
            ChangedAt = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_content_alerts", it => it.Id));
        migration.CreateIndex("IX_content_alerts_Until", "content_alerts", "Until");
        migration.CreateTable("content_feedback", t => new
        {
            Id = t.Column<Guid>(),
            Path = t.Column<string>(maxLength: 300),
            Useful = t.Column<bool>(),
            Reason = t.Column<string>(maxLength: 20, nullable: true),
            Comment = t.Column<string>(maxLength: 1000, nullable: true),
            At = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_content_feedback", it => it.Id));
        migration.CreateIndex("IX_content_feedback_At", "content_feedback", "At");
        migration.CreateTable("content_views", t => new
        {
            Path = t.Column<string>(maxLength: 300),
            Day = t.Column<DateOnly>(),
            Count = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_content_views", it => new { it.Path, it.Day }));
        migration.CreateIndex("IX_content_views_Day", "content_views", "Day");
    }
}
