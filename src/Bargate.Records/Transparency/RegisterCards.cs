using Bargate.Kernel.Councils;
using Bargate.Linkage;
using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Persons;
using Bargate.Records.Runs;
using Bargate.Records.Storage;

namespace Bargate.Records.Transparency;

/// <summary>Reads from the live model and the live links what there is to tell of a register. Nothing in it is about one person.</summary>
internal sealed class RegisterCards(BargateDb db, ModelShelf models, RegisterNumbers numbers, Council council, Kernel.Councils.Words words)
{
    public async Task<IReadOnlyList<RegisterCard>> All(CancellationToken stop)
    {
        var counted = await numbers.Of(db, stop);
        var cards = new List<RegisterCard>();
        foreach (var it in Registers.All) cards.Add(await Of(it, counted.GetValueOrDefault(it), stop));
        return cards;
    }

    async Task<RegisterCard> Of(Register register, RegisterNumber number, CancellationToken stop)
    {
        var zones = council.Records.GetValueOrDefault(register.Slug(), LinkZones.Standard);
        var links = await db.Assertions.AsNoTracking().Where(it => it.Register == register).GroupBy(it => new { it.Says, ByOfficer = it.By != null, ByRun = it.Run != null, Stands = it.RevokedAt == null }).Select(it => new { it.Key, Count = it.Count(), Last = it.Max(one => one.At) }).ToListAsync(stop);
        int Links(Says says, bool? byOfficer, bool stands, bool? byRun = null) => links.Where(it => it.Key.Says == says && (byOfficer is null || it.Key.ByOfficer == byOfficer) && (byRun is null || it.Key.ByRun == byRun) && it.Key.Stands == stands).Sum(it => it.Count);
        var last = links.Where(it => it.Key is { Says: Says.Same, ByOfficer: false, ByRun: true, Stands: true }).Select(it => (DateTime?)it.Last).Max();
        var rate = await Sampling.Rate(db, register, stop);
        return new(register.Slug(), words[$"records.register.{register.Slug()}"], number.Records, number.People,
            await db.Sources.AsNoTracking().Where(it => it.Register == register).OrderBy(it => it.Name).Select(it => it.Name).ToListAsync(stop),
            [.. Registers.Columns(register).Select(it => words[$"records.column.{it.Name}"])], await Model(register, stop), new(zones.Automatic, zones.Link, zones.Review),
            new(Links(Says.Same, false, true, true), last is { } at ? council.Time.Day(at) : null, Links(Says.Same, false, true, false), Links(Says.Same, true, true), Links(Says.NotSame, null, true), Links(Says.Same, null, false), await db.Reviews.AsNoTracking().CountAsync(it => it.Register == register && it.ClosedAt == null, stop)),
            rate is null ? null : new(rate.Checked, rate.Wrong, Math.Round(rate.Rate, 4), Math.Round(rate.Low, 4), Math.Round(rate.High, 4)));
    }

    async Task<ModelCard?> Model(Register register, CancellationToken stop)
    {
        var row = await db.RegisterModels.AsNoTracking().Where(it => it.Register == register).OrderByDescending(it => it.UsedSince).Select(it => new { it.Model, it.LearntAt, it.Records }).FirstOrDefaultAsync(stop);
        if (row is null || await models.Of(db, register, row.Model, stop) is not { } model) return null;
        return new(row.Model, council.Time.Day(row.LearntAt), row.Records, model.Mixture is null ? "plain" : "mixture", [.. model.Weights.Select(Comparison)], model.Checks);
    }

    ComparisonCard Comparison(ComparisonWeights it) =>
        new(words.Find($"records.column.{it.Comparison}") ?? it.Comparison.Replace('-', ' '), [.. it.Levels.Reverse().Select(level => new LevelCard(level.Label.Replace('-', ' '), Math.Round(level.Weight, 1)))]);
}
