using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Records.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261122_2300_records_create_linkage")]
internal sealed class CreateRecordLinkage : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        Records(migration);
        Links(migration);
        Work(migration);
        Imports(migration);
    }

    static void Records(MigrationBuilder migration)
    {
        migration.CreateTable("records_sources", t => new
        {
            Id = t.Column<string>(maxLength: 60),
            Register = t.Column<string>(maxLength: 40),
            Name = t.Column<string>(maxLength: 100),
            OwnerTeam = t.Column<string>(maxLength: 100),
            OwnerEmail = t.Column<string>(maxLength: 320),
            DuplicateFree = t.Column<bool>(),
            FlagBits = t.Column<int>(),
            Mapping = t.Column<string>(maxLength: 4000, nullable: true),
            KeepMonths = t.Column<int>(),
            CreatedAt = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_records_sources", it => it.Id));
        migration.CreateTable("records_source_records", t => new
        {
            Id = t.Column<Guid>(),
            Register = t.Column<string>(maxLength: 40),
            Source = t.Column<string>(maxLength: 60),
            ExternalId = t.Column<string>(maxLength: 100),
            Person = t.Column<Guid>(),
            Settled = t.Column<int>(),
            KeyId = t.Column<Guid>(),
            Number = t.Column<int>(),
            Hash = t.Column<byte[]>(),
            FlagBits = t.Column<int>(),
            NameFolded = t.Column<string>(maxLength: 200, nullable: true, collation: migration.Folded()),
            Postcode = t.Column<string>(maxLength: 10, nullable: true, collation: migration.Folded()),
            Uprn = t.Column<long>(nullable: true),
            EmailHash = t.Column<byte[]>(nullable: true),
            PhoneHash = t.Column<byte[]>(nullable: true),
            ReceivedAt = t.Column<DateTime>(),
            DisposedAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_records_source_records", it => it.Id));
        migration.CreateIndex("IX_records_source_records_Source_ExternalId", "records_source_records", ["Source", "ExternalId"], unique: true);
        migration.CreateIndex("IX_records_source_records_Source_ReceivedAt", "records_source_records", ["Source", "ReceivedAt"]);
        migration.CreateIndex("IX_records_source_records_Person", "records_source_records", "Person");
        foreach (var column in new[] { "NameFolded", "Postcode", "Uprn", "EmailHash", "PhoneHash" })
            migration.CreateIndex($"IX_records_source_records_{column}", "records_source_records", column, filter: $"\"{column}\" is not null");
        migration.CreateTable("records_versions", t => new
        {
            Id = t.Column<Guid>(),
            Record = t.Column<Guid>(),
            Number = t.Column<int>(),
            Values = t.Column<byte[]>(),
            ReceivedAt = t.Column<DateTime>(),
            Import = t.Column<Guid>(nullable: true),
            Part = t.Column<int>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_records_versions", it => it.Id));
        migration.CreateIndex("IX_records_versions_Record_Number", "records_versions", ["Record", "Number"], unique: true);
        migration.CreateIndex("IX_records_versions_Import_Part", "records_versions", ["Import", "Part"], filter: "\"Import\" is not null");
    }

    static void Links(MigrationBuilder migration)
    {
        migration.CreateTable("records_assertions", t => new
        {
            Id = t.Column<Guid>(),
            Register = t.Column<string>(maxLength: 40),
            Left = t.Column<Guid>(),
            Right = t.Column<Guid>(),
            Says = t.Column<string>(maxLength: 40),
            By = t.Column<Guid>(nullable: true),
            Second = t.Column<Guid>(nullable: true),
            Run = t.Column<Guid>(nullable: true),
            Model = t.Column<string>(maxLength: 40, nullable: true),
            Weight = t.Column<double>(nullable: true),
            KeyId = t.Column<Guid>(),
            Evidence = t.Column<byte[]>(nullable: true),
            Reason = t.Column<byte[]>(nullable: true),
            At = t.Column<DateTime>(),
            RevokedAt = t.Column<DateTime>(nullable: true),
            RevokedBy = t.Column<Guid>(nullable: true),
            RevokedWhy = t.Column<byte[]>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_records_assertions", it => it.Id));
        migration.CreateIndex("IX_records_assertions_Left_Right_Says", "records_assertions", ["Left", "Right", "Says"], unique: true, filter: "\"RevokedAt\" is null");
        migration.CreateIndex("IX_records_assertions_Left", "records_assertions", "Left");
        migration.CreateIndex("IX_records_assertions_Right", "records_assertions", "Right");
        migration.CreateIndex("IX_records_assertions_Run", "records_assertions", "Run", filter: "\"Run\" is not null");
        migration.CreateTable("records_relations", t => new
        {
            Id = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 40),
            FromRegister = t.Column<string>(maxLength: 40),
            From = t.Column<Guid>(),
            ToRegister = t.Column<string>(maxLength: 40),
            To = t.Column<Guid>(nullable: true),
            Uprn = t.Column<long>(nullable: true),
            Since = t.Column<DateTime>(),
            EndedAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_records_relations", it => it.Id));
        migration.CreateIndex("IX_records_relations_From", "records_relations", "From");
        migration.CreateIndex("IX_records_relations_To", "records_relations", "To", filter: "\"To\" is not null");
        migration.CreateIndex("IX_records_relations_Uprn", "records_relations", "Uprn", filter: "\"Uprn\" is not null");
        migration.CreateTable("records_corrections", t => new
        {
            Id = t.Column<Guid>(),
            Register = t.Column<string>(maxLength: 40),
            Record = t.Column<Guid>(),
            Column = t.Column<string>(maxLength: 60),
            KeyId = t.Column<Guid>(),
            Proposed = t.Column<byte[]>(nullable: true),
            Why = t.Column<byte[]>(nullable: true),
            State = t.Column<string>(maxLength: 40),
            By = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            AnsweredBy = t.Column<Guid>(nullable: true),
            AnsweredAt = t.Column<DateTime>(nullable: true),
            Answer = t.Column<byte[]>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_records_corrections", it => it.Id));
        migration.CreateIndex("IX_records_corrections_Record", "records_corrections", "Record");
    }

    static void Work(MigrationBuilder migration)
    {
        migration.CreateTable("records_reviews", t => new
        {
            Id = t.Column<Guid>(),
            Register = t.Column<string>(maxLength: 40),
            Left = t.Column<Guid>(),
            Right = t.Column<Guid>(),
            Run = t.Column<Guid>(nullable: true),
            Cause = t.Column<string>(maxLength: 40),
            Model = t.Column<string>(maxLength: 40, nullable: true),
            Weight = t.Column<double>(nullable: true),
            Probability = t.Column<double>(nullable: true),
            KeyId = t.Column<Guid>(),
            Evidence = t.Column<byte[]>(nullable: true),
            FlagBits = t.Column<int>(),
            AskedAt = t.Column<DateTime>(),
            Outcome = t.Column<string>(maxLength: 40, nullable: true),
            By = t.Column<Guid>(nullable: true),
            At = t.Column<DateTime>(nullable: true),
            Why = t.Column<byte[]>(nullable: true),
            SecondBy = t.Column<Guid>(nullable: true),
            SecondAt = t.Column<DateTime>(nullable: true),
            ClosedAt = t.Column<DateTime>(nullable: true),
            Assertion = t.Column<Guid>(nullable: true),
            UndoneAt = t.Column<DateTime>(nullable: true),
            UndoneBy = t.Column<Guid>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_records_reviews", it => it.Id));
        migration.CreateIndex("IX_records_reviews_Left_Right", "records_reviews", ["Left", "Right"], unique: true, filter: "\"ClosedAt\" is null");
        migration.CreateIndex("IX_records_reviews_Register_Probability_Id", "records_reviews", ["Register", "Probability", "Id"], filter: "\"ClosedAt\" is null");
        migration.CreateIndex("IX_records_reviews_Right", "records_reviews", "Right");
        migration.CreateIndex("IX_records_reviews_Run", "records_reviews", "Run", filter: "\"Run\" is not null");
        migration.CreateTable("records_runs", t => new
        {
            Id = t.Column<Guid>(),
            Register = t.Column<string>(maxLength: 40),
            State = t.Column<string>(maxLength: 40),
            Learns = t.Column<bool>(),
            Model = t.Column<string>(maxLength: 40, nullable: true),
            LinkFrom = t.Column<double>(),
            ReviewFrom = t.Column<double>(),
            Automatic = t.Column<bool>(),
            By = t.Column<Guid>(nullable: true),
            AskedAt = t.Column<DateTime>(),
            StartedAt = t.Column<DateTime>(nullable: true),
            FinishedAt = t.Column<DateTime>(nullable: true),
            Records = t.Column<int>(),
            Pairs = t.Column<int>(),
            Done = t.Column<int>(),
            Linked = t.Column<int>(),
            Asked = t.Column<int>(),
            UndoneAt = t.Column<DateTime>(nullable: true),
            UndoneBy = t.Column<Guid>(nullable: true),
            Revoked = t.Column<int>(),
            Failure = t.Column<string>(maxLength: 500, nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_records_runs", it => it.Id));
        migration.CreateTable("records_samples", t => new
        {
            Assertion = t.Column<Guid>(),
            Register = t.Column<string>(maxLength: 40),
            Run = t.Column<Guid>(),
            Left = t.Column<Guid>(),
            Right = t.Column<Guid>(),
            DrawnAt = t.Column<DateTime>(),
            Verdict = t.Column<string>(maxLength: 40, nullable: true),
            By = t.Column<Guid>(nullable: true),
            At = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_records_samples", it => it.Assertion));
        migration.CreateIndex("IX_records_samples_Register_Verdict", "records_samples", ["Register", "Verdict"]);
        migration.CreateTable("records_models", t => new
        {
            Register = t.Column<string>(maxLength: 40),
            Model = t.Column<string>(maxLength: 40),
            Json = t.Column<string>(),
            LearntAt = t.Column<DateTime>(),
            Records = t.Column<int>(),
            By = t.Column<Guid>(nullable: true),
            UsedSince = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_records_models", it => new { it.Register, it.Model }));
    }

    static void Imports(MigrationBuilder migration)
    {
        migration.CreateTable("records_imports", t => new
        {
            Id = t.Column<Guid>(),
            Source = t.Column<string>(maxLength: 60),
            Register = t.Column<string>(maxLength: 40),
            State = t.Column<string>(maxLength: 40),
            KeyId = t.Column<Guid>(),
            Name = t.Column<byte[]>(),
            Header = t.Column<byte[]>(),
            Mapping = t.Column<string>(maxLength: 4000, nullable: true),
            PartFiles = t.Column<string>(),
            Parts = t.Column<int>(),
            Next = t.Column<int>(),
            Rows = t.Column<int>(),
            Read = t.Column<int>(),
            Added = t.Column<int>(),
            Changed = t.Column<int>(),
            Same = t.Column<int>(),
            Faults = t.Column<int>(),
            By = t.Column<Guid>(nullable: true),
            UploadedAt = t.Column<DateTime>(),
            StartedAt = t.Column<DateTime>(nullable: true),
            FinishedAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_records_imports", it => it.Id));
        migration.CreateIndex("IX_records_imports_UploadedAt", "records_imports", "UploadedAt");
        migration.CreateTable("records_import_faults", t => new
        {
            Id = t.Column<Guid>(),
            Import = t.Column<Guid>(),
            Line = t.Column<int>(),
            Column = t.Column<string>(maxLength: 60, nullable: true),
            Text = t.Column<string>(maxLength: 300),
        }, constraints: t => t.PrimaryKey("PK_records_import_faults", it => it.Id));
        migration.CreateIndex("IX_records_import_faults_Import", "records_import_faults", "Import");
    }
}
