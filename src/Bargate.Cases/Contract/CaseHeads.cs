using Bargate.Cases.Storage;
using Bargate.Kernel.Sealing;

namespace Bargate.Cases.Contract;

/// <summary>What the systems around the council are told of a case: by default nothing that leads to a person.</summary>
public sealed class CaseHeads(BargateDb db, KeyRing keys)
{
    /// <summary>By id; a case that was never there is absent.</summary>
    public async Task<IReadOnlyDictionary<Guid, CaseHead>> Of(IEnumerable<Guid> cases, CancellationToken stop = default)
    {
        var wanted = cases.Distinct().Select(CaseId.From).ToList();
        if (wanted.Count == 0) return new Dictionary<Guid, CaseHead>();
        return await db.Cases.AsNoTracking().Where(it => wanted.Contains(it.Id))
            .Select(it => new { it.Id, it.Reference, it.Service, it.Stage, it.OpenedAt, it.ClosedAt })
            .ToDictionaryAsync(it => it.Id.Value, it => new CaseHead(it.Reference, it.Service, it.Stage, it.OpenedAt, it.ClosedAt), stop);
    }

    /// <summary>Who sent it and what they answered, as people read it: account numbers stay covered. Null once its time is over.</summary>
    public async Task<CaseContent?> Content(Guid id, CancellationToken stop = default)
    {
        var wanted = CaseId.From(id);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(it => it.Id == wanted, stop) is not { DisposedAt: null } found) return null;
        if (await keys.Open(found.KeyId, stop) is not { } key) return null;
        var answers = key.Open(found.Answers, Case.AnswersPlace, id);
        return new(key.Open(found.Contact, Case.ContactPlace, id), [.. answers.Where(it => it.Files.Count == 0).Select(it => (it.Key, it.Label, it.Text))]);
    }
}

/// <summary>How a case stands, without anything about a person.</summary>
public sealed record CaseHead(string Reference, string Service, string Stage, DateTime OpenedAt, DateTime? ClosedAt);

/// <summary>What a case says of a person. <paramref name="Answers"/> are those in words, without photos and documents.</summary>
public sealed record CaseContent(ContactDetails Contact, IReadOnlyList<(string Key, string Label, string Text)> Answers);
