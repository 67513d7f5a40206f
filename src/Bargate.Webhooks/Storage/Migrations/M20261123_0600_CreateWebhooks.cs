using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Webhooks.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0600_webhooks_create")]
sealed class CreateWebhooks : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("webhooks_subscriptions", t => new
        {
            Id = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 100),
            Url = t.Column<string>(maxLength: 500),
            Email = t.Column<string>(maxLength: 320),
            Services = t.Column<string>(maxLength: 4000),
            Kinds = t.Column<string>(maxLength: 4000),
            Contents = t.Column<string>(maxLength: 100),
            Purpose = t.Column<string>(maxLength: 500, nullable: true),
            KeyId = t.Column<Guid>(),
            Secret = t.Column<byte[]>(nullable: true),
            OldSecret = t.Column<byte[]>(nullable: true),
            OldSecretUntil = t.Column<DateTime>(nullable: true),
            State = t.Column<string>(maxLength: 40),
            StateSince = t.Column<DateTime>(nullable: true),
            PausedFor = t.Column<string>(maxLength: 40, nullable: true),
            CreatedBy = t.Column<Guid>(),
            CreatedAt = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_webhooks_subscriptions", it => it.Id));
        migration.CreateTable("webhooks_receivers", t => new
        {
            Subscription = t.Column<Guid>(),
            NextAt = t.Column<DateTime>(nullable: true),
            LeasedUntil = t.Column<DateTime>(nullable: true),
            HeldUntil = t.Column<DateTime>(nullable: true),
            FailedInARow = t.Column<int>(),
            FailingSince = t.Column<DateTime>(nullable: true),
            DeliveredAt = t.Column<DateTime>(nullable: true),
            Slow = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("PK_webhooks_receivers", it => it.Subscription));
        migration.CreateTable("webhooks_events", t => new
        {
            Position = t.Column<long>(),
            Event = t.Column<Guid>(),
            About = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 60),
            Reference = t.Column<string>(maxLength: 40),
            Service = t.Column<string>(maxLength: 100),
            Stage = t.Column<string>(maxLength: 100),
            At = t.Column<DateTime>(),
            OpenedAt = t.Column<DateTime>(),
            ClosedAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_webhooks_events", it => it.Position));
        migration.CreateIndex("IX_webhooks_events_At", "webhooks_events", "At");
        migration.CreateIndex("IX_webhooks_events_Reference", "webhooks_events", "Reference");
        migration.CreateTable("webhooks_deliveries", t => new
        {
            Subscription = t.Column<Guid>(),
            Position = t.Column<long>(),
            About = t.Column<Guid>(),
            DueAt = t.Column<DateTime>(),
            Attempts = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_webhooks_deliveries", it => new { it.Subscription, it.Position }));
        migration.CreateIndex("IX_webhooks_deliveries_Subscription_About_Position", "webhooks_deliveries", ["Subscription", "About", "Position"]);
        migration.CreateTable("webhooks_attempts", t => new
        {
            Subscription = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            Position = t.Column<long>(),
            Status = t.Column<int>(nullable: true),
            Millis = t.Column<int>(),
            Failure = t.Column<string>(maxLength: 40, nullable: true),
            Answer = t.Column<string>(maxLength: 1024, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_webhooks_attempts", it => new { it.Subscription, it.At, it.Position }));
        migration.CreateIndex("IX_webhooks_attempts_At", "webhooks_attempts", "At");
        migration.CreateIndex("IX_webhooks_attempts_Position", "webhooks_attempts", "Position");
        migration.CreateTable("webhooks_marks", t => new
        {
            Id = t.Column<int>(),
            Position = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_webhooks_marks", it => it.Id));
    }
}
