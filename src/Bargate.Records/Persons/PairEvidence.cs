using Bargate.Kernel.Sealing;
using Bargate.Linkage;
using Bargate.Records.Contract;
using Bargate.Records.Matching;

namespace Bargate.Records.Persons;

/// <summary>Why a pair has its weight: as it was written down then, or worked out again by the same model.</summary>
internal sealed class PairEvidence(BargateDb db, ModelShelf models, KeyRing keys, Kernel.Councils.Words words)
{
    public async Task<Explanation?> Of(Assertion made, IReadOnlyDictionary<RecordId, string?[]> said, CancellationToken stop)
    {
        if (made.Evidence is { } kept && await keys.Open(made.KeyId, stop) is { } key) return Told(key.Open(kept, Assertion.EvidencePlace, made.Id.Value));
        return made.Model is { } version && await models.Of(db, made.Register, version, stop) is { } model ? Explain(model, made.Left, made.Right, said) : null;
    }

    /// <summary>By the model that the register uses now; null when it has none.</summary>
    public async Task<(string Model, Explanation Told)?> Now(Register register, RecordId left, RecordId right, IReadOnlyDictionary<RecordId, string?[]> said, CancellationToken stop) =>
        await models.Newest(db, register, stop) is { } model && Explain(model, left, right, said) is { } told ? (model.Version, told) : null;

    public string Waterfall(Explanation told) => Linkage.Waterfall.Svg(told, new()
    {
        Title = words["records.waterfall.title"], Start = words["records.waterfall.start"], Rarity = words["records.waterfall.rarity"], End = words["records.waterfall.end"], Sum = words["records.waterfall.sum"],
        Say = Say,
    });

    /// <summary>What a comparison or a level is called here, by its name in the model.</summary>
    public string Say(string name) => words.Find($"records.column.{name}") ?? words.Find($"records.review.level.{name.Replace(' ', '-')}") ?? name.Replace('-', ' ');

    public static Explanation Told(Evidence kept) => new(kept.Prior, [.. kept.Levels.Select(it => new ExplainedLevel(it.Comparison, it.Level, null, null, it.Weight, it.TermFrequency))], kept.Weight, kept.Probability, kept.Classes);

    public static Explanation? Explain(LinkageModel model, RecordId left, RecordId right, IReadOnlyDictionary<RecordId, string?[]> said)
    {
        // A model may be older than the newest column of its register, which stands at the end.
        var columns = model.Settings.Columns.Count;
        return said.TryGetValue(left, out var one) && said.TryGetValue(right, out var other) ? model.Explain([.. one.Take(columns)], [.. other.Take(columns)]) : null;
    }
}
