using System.Security.Cryptography;
using Bargate.Records.Contract;
using Bargate.Records.Storage;

namespace Bargate.Records.Runs;

/// <summary>Draws links that were made by rule for officers to check, and works out from their verdicts how many are false.</summary>
internal static class Sampling
{
    /// <summary>Drawn by chance among all links of the run, so that what is found holds for all.</summary>
    public static async Task Draw(BargateDb db, LinkageRun run, int most, DateTime now, CancellationToken stop)
    {
        if (most == 0 || run.Linked == 0 || await db.Samples.AnyAsync(it => it.Run == run.Id, stop)) return;
        var all = await db.Assertions.AsNoTracking().Where(it => it.Run == run.Id && it.By == null && it.RevokedAt == null).Select(it => new { it.Id, it.Left, it.Right }).ToArrayAsync(stop);
        var order = Enumerable.Range(0, all.Length).ToArray();
        RandomNumberGenerator.Shuffle<int>(order);
        db.AddRange(order.Take(most).Select(at => new Sample { Assertion = all[at].Id, Register = run.Register, Run = run.Id, Left = all[at].Left, Right = all[at].Right, DrawnAt = now }));
    }

    /// <summary>The rate of false links among those checked, over all runs of the register. Null until one was checked.</summary>
    public static async Task<FalseLinkRate?> Rate(BargateDb db, Register register, CancellationToken stop)
    {
        var verdicts = await db.Samples.AsNoTracking().Where(it => it.Register == register && it.Verdict != null && it.Verdict != ReviewOutcome.Unsure).GroupBy(it => it.Verdict).Select(it => new { it.Key, Count = it.Count() }).ToListAsync(stop);
        var (checkedAll, wrong) = (verdicts.Sum(it => it.Count), verdicts.Where(it => it.Key == ReviewOutcome.NotSame).Sum(it => it.Count));
        return checkedAll == 0 ? null : FalseLinkRate.Of(wrong, checkedAll);
    }
}

/// <summary>How many of the links made by rule are false, with the interval that holds the true share 19 times in 20 (Clopper and Pearson 1934: never too narrow).</summary>
internal sealed record FalseLinkRate(int Wrong, int Checked, double Low, double High)
{
    public double Rate => (double)Wrong / Checked;

    public static FalseLinkRate Of(int wrong, int all, double confidence = 0.95)
    {
        var tail = (1 - confidence) / 2;
        return new(wrong, all,
            wrong == 0 ? 0 : Bisect(share => 1 - AtMost(wrong - 1, all, share) < tail),
            wrong == all ? 1 : Bisect(share => AtMost(wrong, all, share) > tail));
    }

    static double Bisect(Func<double, bool> below)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (below(middle)) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>The chance of at most so many of all, each with this share. In logarithms, so that thousands do not underflow.</summary>
    static double AtMost(int most, int all, double share)
    {
        if (share <= 0) return 1;
        if (share >= 1) return most >= all ? 1 : 0;
        var (sum, choose) = (0.0, 0.0);
        for (var k = 0; k <= most; k++)
        {
            if (k > 0) choose += Math.Log((double)(all - k + 1) / k);
            sum += Math.Exp(choose + k * Math.Log(share) + (all - k) * Math.Log(1 - share));
        }
        return Math.Min(1, sum);
    }
}
