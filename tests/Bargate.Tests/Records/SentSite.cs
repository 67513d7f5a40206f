using Bargate.Examples;
using Bargate.Kernel;
using Bargate.Examples.Systems;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Storage;
using Bargate.Tests.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

/// <summary>The practice records, a form that asks who one is, and a council whose register of customers links by rule.</summary>
public class SentSite : FormsSite
{
    protected virtual bool Automatic => true;

    public SentSite()
    {
        Write("who", """
            title: Tell us who you are
            summary: Three questions.
            topic: things
            team: waste
            questions:
              - { id: name, ask: What is your name?, label: Name, type: name }
              - { id: home, ask: Where do you live?, label: Home, type: address }
              - { id: email, ask: What is your email address?, label: Email, type: email, optional: true }
              - { id: phone, ask: What is your phone number?, label: Phone, type: phone, optional: true }
            case:
              reference: WH
              stages:
                - { id: received, say: "We have it. We look by {due:done}." }
                - { id: done, say: Done., target: 3 working days, closes: true }
            keep: { answers: 24 months, files: 6 months, contact: 6 months, because: A duty. }
            """);
        var file = Path.Combine(Council, "council.yaml");
        if (Automatic) File.WriteAllText(file, File.ReadAllText(file).Replace("customers: { automatic: no", "customers: { automatic: yes", StringComparison.Ordinal));
    }

    protected override async Task Prepare()
    {
        await base.Prepare();
        await InScope(it => PracticeRecords.Fill(it, Clock.GetUtcNow().UtcDateTime, CancellationToken.None));
        var index = Services.GetRequiredService<MatchIndexes>();
        var all = await InDatabase(db => db.SourceRecords.CountAsync(it => it.Register == Register.Customers && it.DisposedAt == null));
        for (var until = DateTime.UtcNow.AddSeconds(60); index.CountOf(Register.Customers) < all && DateTime.UtcNow < until;) await Task.Delay(100);
        if (index.CountOf(Register.Customers) < all) throw new InvalidOperationException("The index has not read the register.");
    }

    /// <summary>Fills in the form as a resident does, and lets the jobs run. The source record of it.</summary>
    internal async Task<SourceRecord> Send(string name, string line, string town, string postcode, string? email, string? phone)
    {
        using var visitor = Visitor();
        var page = await visitor.Submit(await visitor.Get("/services/who/name"), ("name", name));
        page = await visitor.Submit(page, ("home-line1", line), ("home-town", town), ("home-typed-postcode", postcode));
        page = await visitor.Submit(page, ("email", email ?? ""));
        page = await visitor.Submit(page, ("phone", phone ?? ""));
        page = await visitor.Submit(page);
        var reference = RoadProblem.Reference(page);
        await RunJobs();
        return await InDatabase(db => db.SourceRecords.AsNoTracking().SingleAsync(it => it.Source == FormRecords.Source && it.ExternalId == reference));
    }

    /// <summary>The newest values of somebody of council tax, by the columns' names, of whom the practice data holds one record alone.</summary>
    internal Task<(SourceRecord Record, Func<string, string?> Value)> Somebody(int skip, Func<Func<string, string?>, bool> fits) => InScope(async scope =>
    {
        var db = scope.GetRequiredService<BargateDb>();
        foreach (var record in await db.SourceRecords.AsNoTracking().Where(it => it.Source == "council-tax" && it.EmailHash != null && it.FlagBits == 0).OrderBy(it => it.Id).Skip(skip).Take(300).ToListAsync())
        {
            if (await db.SourceRecords.AnyAsync(it => it.Person == record.Person && it.FlagBits != 0)) continue;
            var said = (await scope.GetRequiredService<RecordValues>().Newest([record], CancellationToken.None))[record.Id];
            string? Value(string column) => said[Registers.Place(Register.Customers, column)];
            if (fits(Value)) return (record, (Func<string, string?>)Value);
        }
        throw new InvalidOperationException("There is nobody like that in the practice data.");
    });

    internal static bool Whole(Func<string, string?> value) => new[] { "forename", "surname", "email", "phone", "house-number", "street", "postcode" }.All(it => value(it) is { Length: > 2 } or { Length: > 0 } && value(it) is not null) && value("forename")!.Length > 3;
}

/// <summary>The same where officers decide everything, as it is unless a council says otherwise.</summary>
public sealed class AskingSite : SentSite
{
    protected override bool Automatic => false;
}
