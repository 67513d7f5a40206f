using Bargate.Cases.Storage;
using Bargate.Insight;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;

namespace Bargate.Examples;

/// <summary>Ratings by some of those who reported the practice cases: missed bins do well, road problems less so once they are closed.</summary>
static class PracticeRatings
{
    static readonly string[] Pleased =
    [
        "Quick and easy, thank you.", "Did it on my phone while the kettle boiled.", "The crew came back the same day.", "Much better than waiting on the phone.",
        "Clear questions. I knew what would happen next.", "Good to get an email at every step.", "Very happy, the road is smooth again.",
    ];

    static readonly string[] Middling =
    [
        "Fine, but it asked for the collection day and I had to look it up.", "It would help to see whether a neighbour had reported it already.",
        "Took a while to find our flat in the list of addresses.", "Easy form. It was then a week before I heard anything.", "Could you say what time the crew comes?",
    ];

    static readonly string[] Annoyed =
    [
        "The hole was filled, and it was open again after the first rain.", "Third time this month that our bin was missed.", "It was closed as done and nothing has been done.",
        "The map put my pin in the next street.", "No reason was given.",
    ];

    public static async Task<int> Fill(BargateDb db, KeyRing keys, ServiceCatalogue services, DateTime now, CancellationToken stop)
    {
        var random = new PracticeRandom(20261124);
        var made = 0;
        foreach (var it in await db.Cases.AsNoTracking().OrderBy(it => it.OpenedAt).ThenBy(it => it.Id).Select(it => new { it.Id, it.Service, it.ServiceVersion, it.OpenedAt, it.ClosedAt }).ToListAsync(stop))
        {
            var team = services.Version(it.Service, it.ServiceVersion)?.Definition.Team ?? "";
            void Rate(RatingMoment moment, double lean, DateTime at)
            {
                if (at > now) return;
                var score = Score(random.Unit(), lean);
                var rating = Rating.Of(new(it.Service, it.ServiceVersion, it.Id.Value, moment), team, score, at);
                if (random.Chance(0.3)) rating.Write(random.Pick(score >= 4 ? Pleased : score == 3 ? Middling : Annoyed), keys.New(), at);
                db.Add(rating);
                made++;
            }
            if (random.Chance(0.3)) Rate(RatingMoment.AfterSubmit, 0.25, it.OpenedAt.AddMinutes(1));
            if (it.ClosedAt is { } closed && random.Chance(0.2)) Rate(RatingMoment.AfterClose, it.Service == "road-problem" ? 0.7 : 0.4, closed.AddHours(random.Between(1, 60)));
        }
        await db.SaveChangesAsync(stop);
        return made;
    }

    // Most people are pleased; the more a service leans, the more are not.
    static int Score(double unit, double lean) => unit < 0.55 - 0.3 * lean ? 5 : unit < 0.85 - 0.3 * lean ? 4 : unit < 0.93 - 0.2 * lean ? 3 : unit < 0.97 - 0.08 * lean ? 2 : 1;
}
