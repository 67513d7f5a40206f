using System.Runtime.CompilerServices;
using Bargate.Cases.Contract;
using Bargate.Insight.Storage;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;

namespace Bargate.Insight;

/// <summary>The comments that somebody wrote about their own cases.</summary>
internal sealed class RatingPersonalData(BargateDb db, KeyRing keys, MasterKey master, Words words) : IPersonalDataSource
{
    public string Key => "ratings";

    public async IAsyncEnumerable<PersonalItem> Export(Subject who, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var rating in await Of(who, stop))
        {
            var key = rating.KeyId is { } id ? await keys.Open(id, stop) : null;
            var details = new List<(string, string)> { (words["insight.personal.service"], rating.Service), (words["insight.personal.score"], words["insight.score." + rating.Score]) };
            if (key is not null) details.Add((words["insight.personal.comment"], rating.Read(key)));
            yield return new(words["insight.personal.title"], rating.At, details);
        }
    }

    /// <summary>Every comment: nothing obliges the council to keep them.</summary>
    public async Task<Erasure> Erase(Subject who, CancellationToken stop)
    {
        var written = (await Of(who, stop)).Where(it => it.Comment is not null).ToList();
        foreach (var rating in written) await rating.EraseComment(keys, stop);
        await db.SaveChangesAsync(stop);
        return new(written.Count, []);
    }

    async Task<List<Rating>> Of(Subject who, CancellationToken stop)
    {
        var cases = await CasesOfSubject.Find(db, master, who, stop);
        return await db.Ratings.Where(it => cases.Contains(it.Case)).OrderBy(it => it.At).ToListAsync(stop);
    }
}
