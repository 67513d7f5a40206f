using System.Security.Cryptography;
using System.Text;
using Bargate.Accounts.Contract;
using Bargate.Accounts.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Ids;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Bargate.Accounts.SignIn;

/// <summary>Admits the person of a checked ID token: their row is made or brought up to date, and the sign-in is spent, in one transaction.</summary>
sealed class Arrival(BargateDb db, Audit audit, TimeProvider clock)
{
    public async Task<OfficerId> Admit(JsonWebToken token, string nonce, SignInSettings settings, CancellationToken stop)
    {
        var claims = Texts(token, settings.RolesClaim);
        var roles = claims.Where(settings.Roles.ContainsKey).Select(it => settings.Roles[it]).ToList();
        if (roles.Count == 0) throw new SignInRefused(SignInRefused.Unknown, "No role of this installation in the ID token");
        var now = clock.GetUtcNow().UtcDateTime;
        await Spend(nonce, now, stop);
        var officer = await Row(token, stop);
        if (!officer.Active) throw new SignInRefused(SignInRefused.Stopped, "The officer was stopped");
        var teams = claims.Where(settings.Teams.ContainsKey).Select(it => settings.Teams[it]).ToList();
        officer.SignedIn(Short(IdToken.Claim(token, "name") ?? officer.Name, 200), Short(IdToken.Claim(token, "email") ?? "", 320), Widest(roles), teams, now);
        audit.Record(Actor.Officer(officer.Id), "officer-signed-in", officer.Id.Value);
        try { await db.SaveChangesAsync(stop); }
        catch (DbUpdateException) { throw Used(); }
        return officer.Id;
    }

    async Task Spend(string nonce, DateTime now, CancellationToken stop)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(nonce)));
        if (await db.SpentSignIns.AnyAsync(it => it.Nonce == hash, stop)) throw Used();
        db.Add(new SpentSignIn { Nonce = hash, SpentAt = now });
    }

    async Task<Officer> Row(JsonWebToken token, CancellationToken stop)
    {
        // Entra's `sub` differs for each application; `oid` within the tenant is the person. Never the email: it can be given to another.
        var (oid, tid) = (IdToken.Claim(token, "oid"), IdToken.Claim(token, "tid"));
        var isEntra = oid is not null && tid is not null && token.Issuer.Contains(tid, StringComparison.OrdinalIgnoreCase);
        var subject = $"{token.Issuer} {(isEntra ? oid : token.Subject)}";
        if (subject.Length > 300) throw new SignInRefused(SignInRefused.Failed, "The ID token's subject is too long");
        if (await db.Officers.SingleOrDefaultAsync(it => it.Subject == subject, stop) is { } known) return known;
        var officer = new Officer { Id = OfficerId.From(Guid.CreateVersion7()), Subject = subject, Name = IdToken.Claim(token, "preferred_username") ?? "Officer", Email = "" };
        db.Add(officer);
        return officer;
    }

    static List<string> Texts(JsonWebToken token, string claim) => [.. token.Claims.Where(it => it.Type == claim).Select(it => it.Value)];

    static Role Widest(List<Role> roles) => roles.MaxBy(it => RolePermissions.Of(it).Count);

    static string Short(string text, int most) => text.Length > most ? text[..most] : text;

    static SignInRefused Used() => new(SignInRefused.Again, "The sign-in was used already");
}
