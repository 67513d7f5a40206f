using Bargate.Accounts.Contract;
using Bargate.Kernel.Storage;

namespace Bargate.Insight.Storage;

internal static class InsightTables
{
    extension(BargateDb db)
    {
        public DbSet<Rating> Ratings => db.Set<Rating>();
    }

    /// <summary>Ratings of the services of the officer's own teams, unless they see every team's cases.</summary>
    public static IQueryable<Rating> SeenBy(this IQueryable<Rating> ratings, CurrentOfficer officer)
    {
        if (officer.May(Permissions.CasesAllTeams)) return ratings;
        var teams = officer.Teams.ToList();
        return ratings.Where(it => teams.Contains(it.Team));
    }

    public static void Map(ModelBuilder model) => model.Entity<Rating>(it =>
    {
        it.ToTable("insight_ratings");
        it.Property(r => r.Id).ValueGeneratedNever();
        it.Property(r => r.Service).HasMaxLength(100);
        it.Property(r => r.Team).HasMaxLength(100);
        it.Property(r => r.Comment).Personal();
        it.HasIndex(r => new { r.Case, r.Moment }).IsUnique();
        it.HasIndex(r => new { r.At, r.Service, r.Moment, r.Score });
    });
}
