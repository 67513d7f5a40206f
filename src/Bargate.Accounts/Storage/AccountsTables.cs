using Bargate.Accounts.Api;
using Bargate.Accounts.SignIn;

namespace Bargate.Accounts.Storage;

static class AccountsTables
{
    extension(BargateDb db)
    {
        public DbSet<Officer> Officers => db.Set<Officer>();

        public DbSet<SpentSignIn> SpentSignIns => db.Set<SpentSignIn>();

        public DbSet<ApiKey> ApiKeys => db.Set<ApiKey>();
    }

    public static IQueryable<Officer> InTeam(this IQueryable<Officer> officers, string team)
    {
        var part = $",{team},";
        return officers.Where(it => it.TeamList.Contains(part));
    }

    /// <summary>Those of the practice data: no provider knows them.</summary>
    public static IQueryable<Officer> ForPractice(this IQueryable<Officer> officers) => officers.Where(it => it.Subject == null && it.Active);

    public static void Map(ModelBuilder model)
    {
        model.Entity<Officer>(it =>
        {
            it.ToTable("accounts_officers");
            it.Property(o => o.Id).ValueGeneratedNever();
            it.Property(o => o.Subject).HasMaxLength(300);
            it.Property(o => o.Name).HasMaxLength(200);
            it.Property(o => o.Email).HasMaxLength(320);
            it.Property(o => o.TeamList).HasColumnName("Teams");
            it.Ignore(o => o.Teams);
            it.HasIndex(o => o.Subject).IsUnique();
        });
        model.Entity<SpentSignIn>(it =>
        {
            it.ToTable("accounts_spent_sign_ins");
            it.HasKey(s => s.Nonce);
            it.Property(s => s.Nonce).HasMaxLength(64);
            it.HasIndex(s => s.SpentAt);
        });
        model.Entity<ApiKey>(it =>
        {
            it.ToTable("accounts_api_keys");
            it.Property(k => k.Id).ValueGeneratedNever();
            it.Property(k => k.Name).HasMaxLength(ApiKey.LongestName);
            it.Property(k => k.Owner).HasMaxLength(ApiKey.LongestOwner);
            it.Property(k => k.ScopeList).HasColumnName("Scopes").HasMaxLength(ApiKey.LongestScopes);
            it.Property(k => k.Purpose).HasMaxLength(ApiKey.LongestPurpose);
            it.Property(k => k.ServiceList).HasColumnName("Services").HasMaxLength(ApiKey.LongestServices);
            it.Ignore(k => k.Scopes);
            it.Ignore(k => k.Services);
            it.HasIndex(k => k.Hash).IsUnique();
        });
    }
}
