using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Learning;

/// <summary>Chooses the number of classes by pairs held out, checks what was learnt, and gives the plain model the word where it fails.</summary>
internal static class MixtureChoice
{
    public static MixtureModel? Of(LinkageModel plain, Patterns patterns, CandidateSample sample, List<string> checks)
    {
        var templates = MixtureTemplates.Of(plain);
        if (templates.Count == 0)
        {
            checks.Add("Plain model: a mixture needs forename, surname and address, so that people of one household can be told apart.");
            return null;
        }
        var (learning, heldOut, all) = (new LevelTable(patterns, sample.Learning.Sorted()), new LevelTable(patterns, sample.HeldOut.Sorted()), new LevelTable(patterns, sample.All()));
        if (learning.Total < 1000 || heldOut.Total < 1000)
        {
            checks.Add($"Plain model: {all.Total:N0} pairs are too few to learn a mixture from.");
            return null;
        }
        var strangers = sample.Possible / all.Total;
        var judged = new (MixtureStart[] Start, MixtureFit Fit, double Score)[templates.Count];
        Parallel.For(0, templates.Count, i =>
        {
            var fit = MixtureFit.Of(learning, templates[i], strangers);
            judged[i] = (templates[i], fit, fit.LogLikelihood(heldOut) - Penalty(templates[i], heldOut));
        });
        foreach (var (start, half, score) in judged.Skip(1).OrderByDescending(it => it.Score))
        {
            var (classes, gain) = (start.Length, score - judged[0].Score);
            var fit = half.LearnFrom(all);
            if (gain <= 0) checks.Add($"{classes} classes describe the held-out pairs no better than two.");
            else if (MixtureChecks.Wrong(plain, fit, all) is { } wrong) checks.Add($"{classes} classes: {wrong}");
            else
            {
                checks.Add($"Mixture of {classes} classes: {gain:0.000} bits a pair better than two on pairs held out.");
                var sum = fit.Shares.Sum();
                return new([.. start.Select((it, k) => new MixtureClass(it.Name, fit.Shares[k] / sum, [.. fit.Chances[k].Select(IReadOnlyList<double> (it) => it)]))], gain);
            }
        }
        checks.Add("Plain model: no mixture passed its checks. Let people look at what it finds.");
        return null;
    }

    /// <summary>BIC's price for the numbers learnt, in bits a pair.</summary>
    static double Penalty(MixtureStart[] classes, LevelTable table) =>
        0.5 * classes.Sum(it => it.Chances.Where((_, i) => !it.Fixed[i]).Sum(levels => levels.Length - 1) + 1) * Math.Log2(table.Total) / table.Total;
}
