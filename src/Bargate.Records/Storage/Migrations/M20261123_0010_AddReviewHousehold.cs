using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bargate.Records.Storage.Migrations;

[DbContext(typeof(BargateDb)), Migration("20261123_0010_records_add_review_household")]
internal sealed class AddReviewHousehold : Migration
{
    protected override void Up(MigrationBuilder migration) => migration.AddColumn<bool>("Household", "records_reviews", nullable: false, defaultValue: false);
}
