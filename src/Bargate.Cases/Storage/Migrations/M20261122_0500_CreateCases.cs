using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Cases.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_0500_cases_create")]
internal sealed class CreateCases : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("cases_cases", t => new
        {
            Id = t.Column<Guid>(),
            Reference = t.Column<string>(maxLength: 12),
            Service = t.Column<string>(maxLength: 100),
            ServiceVersion = t.Column<int>(),
            Team = t.Column<string>(maxLength: 100),
            Priority = t.Column<string>(maxLength: 40),
            AssignedTo = t.Column<Guid>(nullable: true),
            Stage = t.Column<string>(maxLength: 100),
            StageSince = t.Column<DateTime>(),
            Reason = t.Column<string>(maxLength: 100, nullable: true),
            DueOn = t.Column<DateOnly>(nullable: true),
            WaitingSince = t.Column<DateTime>(nullable: true),
            OverdueToldAt = t.Column<DateTime>(nullable: true),
            OpenedAt = t.Column<DateTime>(),
            ClosedAt = t.Column<DateTime>(nullable: true),
            DuplicateOf = t.Column<Guid>(nullable: true),
            Channel = t.Column<string>(maxLength: 40),
            TakenBy = t.Column<Guid>(nullable: true),
            Consent = t.Column<bool>(nullable: true),
            Language = t.Column<string>(maxLength: 10),
            Draft = t.Column<Guid>(),
            KeyId = t.Column<Guid>(),
            Summary = t.Column<byte[]>(),
            Answers = t.Column<byte[]>(),
            Contact = t.Column<byte[]>(),
            EmailHash = t.Column<byte[]>(nullable: true),
            PhoneHash = t.Column<byte[]>(nullable: true),
            NameFolded = t.Column<string>(maxLength: 200, nullable: true, collation: migration.Folded()),
            Postcode = t.Column<string>(maxLength: 10, nullable: true, collation: migration.Folded()),
            Latitude = t.Column<double>(nullable: true),
            Longitude = t.Column<double>(nullable: true),
            DuplicateKey = t.Column<string>(maxLength: 200, nullable: true),
            DisposedAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_cases_cases", it => it.Id));
        migration.CreateIndex("IX_cases_cases_Reference", "cases_cases", "Reference", unique: true);
        migration.CreateIndex("IX_cases_cases_Draft", "cases_cases", "Draft", unique: true);
        migration.CreateIndex("IX_cases_cases_open", "cases_cases", ["Team", "DueOn", "WaitingSince", "AssignedTo", "Service", "Stage", "Priority", "Channel", "OpenedAt", "Reference", "Id", "ClosedAt"], filter: "\"ClosedAt\" is null");
        migration.CreateIndex("IX_cases_cases_Team_ClosedAt", "cases_cases", ["Team", "ClosedAt"], filter: "\"ClosedAt\" is not null");
        migration.CreateIndex("IX_cases_cases_ClosedAt_Service", "cases_cases", ["ClosedAt", "Service"], filter: "\"ClosedAt\" is not null");
        migration.CreateIndex("IX_cases_cases_OpenedAt_Service", "cases_cases", ["OpenedAt", "Service"]);
        migration.CreateIndex("IX_cases_cases_Service_Latitude", "cases_cases", ["Service", "Latitude"], filter: "\"Latitude\" is not null");
        foreach (var column in new[] { "EmailHash", "PhoneHash", "NameFolded", "Postcode" })
            migration.CreateIndex($"IX_cases_cases_{column}", "cases_cases", column, filter: $"\"{column}\" is not null");

        migration.CreateTable("cases_entries", t => new
        {
            Id = t.Column<Guid>(),
            Case = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            Kind = t.Column<string>(maxLength: 40),
            ActorKind = t.Column<string>(maxLength: 40),
            ActorId = t.Column<Guid>(nullable: true),
            StageId = t.Column<string>(maxLength: 100, nullable: true),
            Text = t.Column<byte[]>(),
            Shown = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("PK_cases_entries", it => it.Id));
        migration.CreateIndex("IX_cases_entries_Case_At", "cases_entries", ["Case", "At"]);

        migration.CreateTable("cases_followers", t => new
        {
            Id = t.Column<Guid>(),
            Case = t.Column<Guid>(),
            KeyId = t.Column<Guid>(),
            Email = t.Column<byte[]>(),
            EmailHash = t.Column<byte[]>(),
            Language = t.Column<string>(maxLength: 10),
            CreatedAt = t.Column<DateTime>(),
            StoppedAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_cases_followers", it => it.Id));
        migration.CreateIndex("IX_cases_followers_Case_EmailHash", "cases_followers", ["Case", "EmailHash"], unique: true);

        migration.CreateTable("cases_tracking_links", t => new
        {
            Id = t.Column<Guid>(),
            Case = t.Column<Guid>(),
            Follower = t.Column<Guid>(nullable: true),
            TokenHash = t.Column<byte[]>(),
            ExpiresAt = t.Column<DateTime>(),
            SpentAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_cases_tracking_links", it => it.Id));
        migration.CreateIndex("IX_cases_tracking_links_TokenHash", "cases_tracking_links", "TokenHash", unique: true);
        migration.CreateIndex("IX_cases_tracking_links_Case", "cases_tracking_links", "Case");

        migration.CreateTable("cases_tracking_tries", t => new
        {
            Reference = t.Column<string>(maxLength: 12),
            Day = t.Column<DateOnly>(),
            Count = t.Column<int>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_cases_tracking_tries", it => new { it.Reference, it.Day }));
    }
}
