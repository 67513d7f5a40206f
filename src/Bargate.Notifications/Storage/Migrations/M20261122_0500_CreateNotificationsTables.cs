using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Notifications.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_0500_notifications_create")]
sealed class CreateNotificationsTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("notifications_messages", t => new
        {
            Id = t.Column<Guid>(),
            About = t.Column<Guid>(),
            KeyId = t.Column<Guid>(),
            To = t.Column<byte[]>(),
            ToHash = t.Column<byte[]>(),
            Subject = t.Column<byte[]>(),
            Body = t.Column<byte[]>(),
            Language = t.Column<string>(maxLength: 10),
            Channel = t.Column<string>(maxLength: 40),
            State = t.Column<string>(maxLength: 40),
            Attempts = t.Column<int>(),
            CreatedAt = t.Column<DateTime>(),
            SentAt = t.Column<DateTime>(nullable: true),
            Key = t.Column<string>(maxLength: 200),
            UnsubscribeKind = t.Column<string>(maxLength: 40, nullable: true),
            UnsubscribeId = t.Column<Guid>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_notifications_messages", it => it.Id));
        migration.CreateIndex("IX_notifications_messages_Key", "notifications_messages", "Key", unique: true);
        migration.CreateIndex("IX_notifications_messages_ToHash", "notifications_messages", "ToHash");
        migration.CreateIndex("IX_notifications_messages_About", "notifications_messages", "About");
        migration.CreateIndex("IX_notifications_messages_CreatedAt", "notifications_messages", "CreatedAt");
    }
}
