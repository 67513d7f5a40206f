using Bargate.Forms.Funnel;
using Bargate.Kernel.Counting;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Storage;
using Bargate.Services.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Examples;

/// <summary>How the forms of the practice council are filled in, half a year of it: forms are played page by page on a fixed seed and counted as the product counts. Eight weeks ago something was put right in each form, so that before and after differ.</summary>
static class PracticeFunnels
{
    const ulong Seed = 20260806;
    const int OfWeeks = 30, MendedFor = 8, AtOnce = 500;

    public static async Task Fill(IServiceProvider scope, DateTime now, CancellationToken stop)
    {
        var (db, writer) = (scope.GetRequiredService<BargateDb>(), scope.GetRequiredService<BatchWriter>());
        var week = Weeks.Of(scope.GetRequiredService<Council>().Time.Day(now));
        var tally = new Tally<CountKey>();
        foreach (var service in scope.GetRequiredService<ServiceCatalogue>().All) new Service(service, Seed, tally).Play(week);
        foreach (var some in tally.Take().Chunk(AtOnce))
            await new Batch(db).InsertAll(some.Select(it => new FunnelCount
            {
                Service = it.Key.Service, Week = it.Key.Week, Edition = it.Key.Edition, Channel = it.Key.Channel, Page = it.Key.Page, What = it.Key.What, Detail = it.Key.Detail, Count = it.Count,
            })).Save(writer, stop);
    }

    /// <summary>One service, with numbers of its own made from its name.</summary>
    sealed class Service
    {
        readonly ServiceVersion version;
        readonly Tally<CountKey> tally;
        readonly PracticeRandom random;
        readonly List<PageOf> pages = [];

        public Service(ServiceVersion version, ulong seed, Tally<CountKey> tally)
        {
            (this.version, this.tally) = (version, tally);
            // The same on every machine: string.GetHashCode is not.
            random = new(version.Service.Aggregate(seed, (all, letter) => all * 31 + letter));
            foreach (var asked in version.Definition.Questions.Where(it => !it.IsComputed && !it.OfficersOnly).GroupBy(it => it.PageId))
                pages.Add(new(asked.Key, [.. asked], Conditional: asked.All(it => it.When is not null || it.Group?.When is not null), Leave: 0.005 + 0.025 * random.Unit(), Wrong: 0.02 + 0.08 * random.Unit(), Seconds: 8 + random.Below(30)));
            if (pages.Count == 0) return;
            // One page stands out in each form, as it does in life.
            var worst = random.Below(pages.Count);
            pages[worst] = pages[worst] with { Leave = 0.12, Wrong = 0.3, Seconds = 75 };
        }

        public void Play(DateOnly week)
        {
            if (pages.Count == 0) return;
            var usual = 40 + random.Below(80);
            for (var back = OfWeeks - 1; back >= 0; back--)
                for (var form = random.Between(usual * 8 / 10, usual * 12 / 10); form > 0; form--)
                    Play(week.AddDays(-7 * back), mended: back < MendedFor, random.Chance(0.12) ? FunnelChannel.OnBehalf : FunnelChannel.Online);
        }

        void Play(DateOnly week, bool mended, FunnelChannel channel)
        {
            void Add(string page, Counted what, string detail = "") => tally.Add(new(version.Service, version.Number, channel, week, page, what, detail));
            var online = channel == FunnelChannel.Online;
            for (var opened = online ? 1 + random.Below(3) : 0; opened > 0; opened--) Add(Places.Start, Counted.Shown);
            var way = pages.Where(it => !it.Conditional || random.Chance(0.5)).ToList();
            if (way.Count == 0) way = pages;
            Add(way[0].Id, Counted.Shown);
            if (online && random.Chance(0.15)) return;
            Add(Places.Start, Counted.Moved, way[0].Id);
            var whole = 0L;
            for (var i = 0; i < way.Count; i++)
            {
                var (page, ease) = (way[i], mended && way[i].Leave > 0.1 ? 0.4 : 1);
                if (i > 0)
                {
                    Add(page.Id, Counted.Shown);
                    if (random.Chance(page.Leave * ease * (online ? 1 : 0.3))) return;
                    if (random.Chance(0.03)) Add(way[i - 1].Id, Counted.Again);
                }
                while (random.Chance(page.Wrong * ease))
                {
                    Add(page.Id, Counted.Refused);
                    var question = random.Pick(page.Questions);
                    Add(page.Id, Counted.Error, $"{question.Id} {RuleOf(question)}");
                }
                Add(page.Id, Counted.Answered);
                Add(page.Id, Counted.Moved, i + 1 < way.Count ? way[i + 1].Id : Places.Check);
                // Most are quick and a few take long.
                var took = (long)(page.Seconds * ease * Math.Exp(1.6 * (random.Unit() + random.Unit() - 1)) * (random.Chance(0.02) ? 30 : 1));
                if (i > 0 || !online) Add(page.Id, Counted.Took, Spans.Of(took));
                if (i > 0) whole += took;
            }
            Add(Places.Check, Counted.Shown);
            if (random.Chance(0.02)) return;
            var checking = random.Between(10, 60);
            Add(Places.Check, Counted.Moved, Places.Sent);
            Add(Places.Check, Counted.Took, Spans.Of(checking));
            Add(Places.Start, Counted.Took, Spans.Of(whole + checking));
        }

        string RuleOf(Question question) => random.Chance(0.5) ? Rules.Missing : question.Type switch
        {
            "email" => "wrong.email",
            "phone" => "wrong.phone",
            "date" => random.Chance(0.5) ? "wrong.date-part" : "wrong.date",
            "number" => "wrong.number",
            "money" => "wrong.money",
            "address" => "wrong.postcode-unknown",
            "location" => "wrong.place-unknown",
            "file" => "wrong.file-large",
            "text" or "long-text" or "name" => "wrong.too-long",
            "vehicle-registration" => "wrong.vehicle-registration",
            "national-insurance-number" => "wrong.national-insurance-number",
            "bank-account" => "wrong.bank-sort-code",
            _ => Rules.Missing,
        };
    }

    sealed record PageOf(string Id, IReadOnlyList<Question> Questions, bool Conditional, double Leave, double Wrong, int Seconds);
}
