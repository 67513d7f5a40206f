using Bargate.Kernel.Councils;
using Bargate.Linkage;
using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Storage;

namespace Bargate.Records.Runs;

/// <summary>A pair that the engine proposes, strongest first. <paramref name="Definite"/>: in the link zone, and nothing of the whole speaks against it.</summary>
internal readonly record struct Candidate(RecordId Left, RecordId Right, float Weight, bool Definite);

/// <summary>What a run works off: worked out from the register and the model alone, so a host that takes the run over finds the same.</summary>
internal sealed record Candidates(IReadOnlyList<Candidate> All, LinkageModel Model, Table Table, int Records);

/// <summary>Finds the pairs of a register. Minutes of a processor at a million records, so the finding of the run under way is kept.</summary>
internal sealed class CandidateFinder
{
    readonly SemaphoreSlim one = new(1, 1);
    (RunId Run, Candidates Found)? kept;

    /// <summary>Whether this process has them from before; if not, it was started anew, or another host began the run.</summary>
    public bool Has(RunId run) => kept?.Run == run;

    public async Task<Candidates> Of(LinkageRun run, LinkageModel? model, Func<Table, LinkageModel> learn, BargateDb db, RegisterReader reader, CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            if (kept is { } known && known.Run == run.Id) return known.Found;
            var sources = await db.Sources.AsNoTracking().Where(it => it.Register == run.Register && it.DuplicateFree).Select(it => it.Id).ToListAsync(stop);
            var apart = await db.Assertions.AsNoTracking().Where(it => it.Register == run.Register && it.Says == Says.NotSame && it.RevokedAt == null).Select(it => new { it.Left, it.Right }).ToListAsync(stop);
            var found = Find(run, model, learn, reader.ReadTable(run.Register, stop), sources, [.. apart.Select(it => (it.Left, it.Right))], stop);
            kept = (run.Id, found);
            return found;
        }
        finally { one.Release(); }
    }

    public void Forget(RunId run)
    {
        if (kept?.Run == run) kept = null;
    }

    static Candidates Find(LinkageRun run, LinkageModel? model, Func<Table, LinkageModel> learn, Table table, IReadOnlyList<string> duplicateFree, IReadOnlyCollection<(RecordId, RecordId)> apart, CancellationToken stop)
    {
        model ??= learn(table);
        var edges = Linking.Dedupe(table, model, run.ReviewFrom, null, stop);
        var cannot = new List<(int, int)>();
        if (apart.Count > 0)
        {
            var rows = new Dictionary<RecordId, int>(table.Count);
            for (var row = 0; row < table.Count; row++) rows[RegisterReader.Parse(table.IdOf(row))] = row;
            foreach (var (left, right) in apart)
                if (rows.TryGetValue(left, out var a) && rows.TryGetValue(right, out var b)) cannot.Add((Math.Min(a, b), Math.Max(a, b)));
        }
        // A person whose cluster breaks a rule is split there at its weakest pairs: those are for officers.
        var clusters = Clustering.Clusters(table, edges, run.LinkFrom, new() { CannotLink = cannot, SourceColumn = RegisterReader.SourceColumn, DuplicateFreeSources = duplicateFree }, model, stop);
        var all = new Candidate[edges.Count];
        for (var i = 0; i < all.Length; i++)
        {
            var edge = edges[i];
            all[i] = new(RegisterReader.Parse(table.IdOf(edge.Left)), RegisterReader.Parse(table.IdOf(edge.Right)), edge.Weight, edge.Probability >= run.LinkFrom && clusters[edge.Left] == clusters[edge.Right]);
        }
        Array.Sort(all, static (a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : a.Left != b.Left ? a.Left.CompareTo(b.Left) : a.Right.CompareTo(b.Right));
        return new(all, model, table, table.Count);
    }
}
