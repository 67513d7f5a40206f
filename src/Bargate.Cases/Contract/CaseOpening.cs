using System.Security.Cryptography;
using Bargate.Cases.Storage;
using Bargate.Kernel;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Records.Contract;
using Bargate.Services.Contract;

namespace Bargate.Cases.Contract;

/// <summary>Turns a submission into the rows of a case: the case, the first line of its timeline, its event with the jobs it asks for, and its audit row.</summary>
public sealed class CaseOpening(Outbox outbox, Audit audit, MasterKey master, Council council, Words words, TimeProvider clock)
{
    /// <summary>The caller saves <see cref="Opened.Rows"/> in one transaction with the end of the draft.</summary>
    public Opened Open(NewCase sent)
    {
        var now = sent.At ?? clock.GetUtcNow().UtcDateTime;
        var rules = sent.Service.Definition.Case;
        var opened = Case.Open(sent, sent.Reference ?? SpokenReference.New(rules.ReferencePrefix), now, council, master);
        var actor = sent.TakenBy is { } officer ? Actor.Officer(officer) : sent.Program ?? Actor.Resident;
        var (rule, to) = sent.Auto is { } auto && rules.Stage(auto.To) is { } found ? (auto, found) : (null, null);
        var entry = Entry.Stage(opened, Actor.Resident, FirstWords(), sent.Key, now);
        string FirstWords()
        {
            var text = StageWords.Of(opened, rules.FirstStage, sent.Service.Definition, null, null, council, now);
            // How to pay stands in the words that are mailed.
            return to is null ? Told(opened, sent, text) : Filled(opened, sent, text);
        }
        List<object> rows =
        [
            opened,
            entry,
            .. outbox.Rows(new CaseOpened(opened.Id, opened.Service, entry.Id, now, AtOnce: to is not null)),
            audit.Row(actor, sent.TakenBy is null ? "case-opened" : "case-opened-on-behalf", opened.Id.Value),
        ];
        // Whoever names nobody is nobody's record, and their submission waits for no more rows.
        if (FormRecords.SaysWho(sent.Contact.Name, sent.Contact.Email, sent.Contact.Phone, Reporter.AddressOf(sent.Service.Definition, sent.Answers))) rows.AddRange(outbox.Rows(new ReporterNamed(opened.Id)));
        if (rule is not null && to is not null) rows.AddRange(MovedOn(opened, sent, rule, to, now));
        return new(opened.Id, opened.Reference, rows) { Key = sent.Key, At = now };
    }

    // Straight-through: the next stage in the same transaction, told like any other.
    IEnumerable<object> MovedOn(Case opened, NewCase sent, AutoRule auto, Stage stage, DateTime now)
    {
        var (service, reason) = (sent.Service.Definition, auto.Reason is { } id ? stage.Reason(id) : null);
        // A microsecond later, so that the timeline has an order on both databases.
        var then = now.AddMicroseconds(1);
        opened.MoveTo(stage, reason, service, then, council);
        // Drawn, not counted off: nobody can tell beforehand which one is looked at, and no submission waits for a count.
        if (auto.SampleEvery is { } of && RandomNumberGenerator.GetInt32(of) == 0) opened.DrawForChecking(then);
        var entry = Entry.Stage(opened, Actor.System, Told(opened, sent, StageWords.Of(opened, stage, service, reason, null, council, then)), sent.Key, then);
        yield return entry;
        foreach (var row in outbox.Rows(new StageChanged(opened.Id, stage.Id, entry.Id, then, AtOnce: true))) yield return row;
        if (!opened.IsOpen)
            foreach (var row in outbox.Rows(new CaseClosed(opened.Id, opened.Service, stage.Id, then))) yield return row;
        yield return audit.Row(Actor.System, opened.IsOpen ? "case-moved-by-rule" : "case-closed-by-rule", opened.Id.Value);
    }

    // With a fee, the first message says what to pay and how, where the service's own words do not show it.
    string Told(Case opened, NewCase sent, string text)
    {
        if (sent.Fee is not { } fee || text.Contains("{invoice}", StringComparison.Ordinal)) return Filled(opened, sent, text);
        return text + "\n\n" + words.In(opened.Language).Format("cases.fee.how-to-pay",
            ("amount", new Money(fee.Pence).ToString()), ("for", fee.For), ("invoice", opened.Invoice!), ("phone", council.Contact.Phone), ("email", council.Contact.Email));
    }

    static string Filled(Case opened, NewCase sent, string text) => sent.Fee is not { } fee ? text : text
        .Replace("{fee}", new Money(fee.Pence).ToString(), StringComparison.Ordinal).Replace("{invoice}", opened.Invoice, StringComparison.Ordinal);

    /// <summary>The case that a draft became, when it was sent before.</summary>
    public static async Task<(CaseId Id, string Reference)?> Find(BargateDb db, Guid draft, CancellationToken stop)
    {
        var found = await db.Cases.AsNoTracking().Where(it => it.Draft == draft).Select(it => new { it.Id, it.Reference }).SingleOrDefaultAsync(stop);
        return found is null ? null : (found.Id, found.Reference);
    }
}

/// <summary>A case that is ready to be saved.</summary>
public sealed record Opened(CaseId Id, string Reference, IReadOnlyList<object> Rows)
{
    internal DataKey? Key { get; init; }

    /// <summary>When it was opened (UTC).</summary>
    public DateTime At { get; init; }

    /// <summary>What the resident is told first, also of what was done at once.</summary>
    public string Told => Key is { } key ? string.Join("\n\n", Rows.OfType<Entry>().Where(it => it.Kind == EntryKind.Stage).Select(it => key.Open(it.Text, Entry.TextPlace, it.Id))) : "";
}
