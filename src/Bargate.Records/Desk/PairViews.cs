using Bargate.Kernel.Sealing;
using Bargate.Linkage;
using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Persons;
using Bargate.Records.Storage;

namespace Bargate.Records.Desk;

/// <summary>Puts two source records side by side.</summary>
internal sealed class PairViews(BargateDb db, RecordValues values, RecordShowing showing, ModelShelf models, KeyRing keys)
{
    /// <summary>Both, the older first; null when one is gone.</summary>
    public async Task<IReadOnlyList<SourceRecord>?> Find(RecordId left, RecordId right, CancellationToken stop)
    {
        var found = await db.SourceRecords.AsNoTracking().Where(it => (it.Id == left || it.Id == right) && it.DisposedAt == null).ToListAsync(stop);
        return found.Count == 2 ? [found.Single(it => it.Id == left), found.Single(it => it.Id == right)] : null;
    }

    public async Task<PairView> Of(ReviewTask task, IReadOnlyList<SourceRecord> pair, CancellationToken stop) =>
        await Show(pair, task.Evidence is { } kept && await keys.Open(task.KeyId, stop) is { } key ? key.Open(kept, ReviewTask.EvidencePlace, task.Id.Value) : null, task.Model, stop);

    public async Task<PairView> Of(Assertion link, IReadOnlyList<SourceRecord> pair, CancellationToken stop) =>
        await Show(pair, link.Evidence is { } kept && await keys.Open(link.KeyId, stop) is { } key ? key.Open(kept, Assertion.EvidencePlace, link.Id.Value) : null, link.Model, stop);

    async Task<PairView> Show(IReadOnlyList<SourceRecord> pair, Evidence? kept, string? version, CancellationToken stop)
    {
        var register = pair[0].Register;
        var model = version is null ? await models.Newest(db, register, stop) : await models.Of(db, register, version, stop);
        var said = await values.Newest(pair, stop);
        var (left, right) = (said.GetValueOrDefault(pair[0].Id), said.GetValueOrDefault(pair[1].Id));
        var told = kept is not null ? PairEvidence.Told(kept) : model is not null ? PairEvidence.Explain(model, pair[0].Id, pair[1].Id, said) : null;
        var empty = new string?[Registers.Columns(register).Count];
        var sides = await Sides(pair, left ?? empty, right ?? empty, stop);
        return new(register, sides[0], sides[1], Groups(register, left ?? empty, right ?? empty, told, model), told, version ?? model?.Version);
    }

    // In the register's order; columns of one comparison stay together at the place of the first.
    List<PairGroup> Groups(Register register, string?[] left, string?[] right, Explanation? told, LinkageModel? model)
    {
        var (columns, groups, placed) = (Registers.Columns(register), new List<PairGroup>(), new HashSet<string>());
        PairRow? Row(string column, ExplainedLevel? says)
        {
            if (Registers.Place(register, column) is not (var at and >= 0) || !placed.Add(column)) return null;
            string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : showing.Text(columns[at].Kind, value.Trim());
            var (one, other) = (Text(left[at]), Text(right[at]));
            return one is null && other is null ? null : new(showing.Label(column), one, other, PairRow.Compare(columns[at].Kind, left[at], right[at], says));
        }
        foreach (var column in columns.Where(it => !placed.Contains(it.Name)))
        {
            var comparison = model?.Settings.Comparisons.FirstOrDefault(it => Own(it).Contains(column.Name) && told?.Levels.Any(level => level.Comparison == it.Name) == true);
            var (own, says) = (comparison is null ? [column.Name] : Own(comparison), told?.Levels.FirstOrDefault(it => it.Comparison == (comparison?.Name ?? column.Name)));
            // What is said of several columns together is said of none of them.
            List<PairRow> rows = [.. own.Select(it => Row(it, own.Count == 1 ? says : null)).OfType<PairRow>()];
            if (rows.Count > 0) groups.Add(new(says, rows));
        }
        return groups;
    }

    // A comparison of forenames takes the surname too, in case the two were swapped; it is about the forename all the same.
    static IReadOnlyList<string> Own(Comparison it) => it.Kind is ComparisonKind.Forename or ComparisonKind.Surname ? [it.Columns[0]] : it.Columns;

    async Task<PairSide[]> Sides(IReadOnlyList<SourceRecord> pair, string?[] left, string?[] right, CancellationToken stop)
    {
        var sources = await db.Sources.AsNoTracking().ToDictionaryAsync(it => it.Id, it => it.Name, stop);
        var people = pair.Select(it => it.Person).ToList();
        var members = await db.SourceRecords.AsNoTracking().Where(it => people.Contains(it.Person) && it.DisposedAt == null).OrderBy(it => it.Id).ToListAsync(stop);
        string Source(SourceRecord it) => sources.GetValueOrDefault(it.Source, it.Source);
        PairSide Side(SourceRecord record, string?[] said) => new(record, showing.Name(record.Register, said), Source(record), [.. members
            .Where(it => it.Person == record.Person && it.Id != pair[0].Id && it.Id != pair[1].Id)
            .Select(it => new LinkedRecord(Source(it), it.ExternalId, it.ReceivedAt))]);
        return [Side(pair[0], left), Side(pair[1], right)];
    }
}
