using Bargate.Linkage;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Matching;

namespace Bargate.Examples.Systems;

/// <summary>What has been linked, asked and checked so far.</summary>
static class PracticeLinks
{
    const double LinkFrom = 0.999, ReviewFrom = 0.5;
    // Explaining a pair takes a while; the page works it out for those without.
    const int Asked = 160, Decided = 60, Sampled = 60, Checked = 40, Explained = 40;

    static readonly HashSet<string> First = ["council-tax", "electoral"];

    static readonly OfficerId Helen = PracticeOfficers.All[4].Id, Alan = PracticeOfficers.All[7].Id, Meera = PracticeOfficers.All[8].Id;

    public static (IReadOnlyList<object> Rows, string Said) Make(IReadOnlyList<PracticeRecords.Row> all, DateTime now, CancellationToken stop)
    {
        var rows = all.Where(it => it.Record.Register == Register.Customers).ToList();
        var columns = Registers.Columns(Register.Customers);
        var table = Table.Of(columns, rows.Select(it => (RegisterReader.IdOf(it.Record.Id), it.Said.Values)));
        var model = Training.Train(table, LinkageSettings.Guess(columns) with { MostPairsForU = 200_000, MostPairsForEm = 200_000 }, null, stop);
        var edges = Linking.Dedupe(table, model, ReviewFrom, null, stop).OrderByDescending(it => it.Weight).ThenBy(it => it.Left).ThenBy(it => it.Right).ToList();
        var (version, then) = (model.Version, now.AddDays(-30));
        var made = new List<object> { new RegisterModel { Register = Register.Customers, Model = version, Json = model.Write(), LearntAt = then, Records = rows.Count, By = Meera, UsedSince = then } };
        var run = new LinkageRun { Id = RunId.From(PracticeRecords.IdAt(then, 1).Value), Register = Register.Customers, Learns = true, LinkFrom = LinkFrom, ReviewFrom = ReviewFrom, Automatic = true, By = Meera, AskedAt = then };
        run.Begin(version, rows.Count(it => First.Contains(it.Said.Source)), edges.Count(it => IsFirst(rows, it)), then);
        var links = Link(rows, edges, model, table, run, then);
        made.AddRange(links);
        run.Advance(run.Pairs, links.Count, 0);
        run.Finish(then.AddMinutes(1));
        made.Add(run);
        made.AddRange(Samples(links, then));
        var (tasks, decided) = Tasks(rows, edges, model, table, run, now);
        made.AddRange(tasks);
        made.AddRange(decided);
        var people = People.Of(rows.Select(it => it.Record.Id), [.. links.Concat(decided).Select(Claim.Of)]);
        foreach (var it in rows) it.Record.BelongTo(people[it.Record.Id]);
        return (made, $"{rows.Count} records of customers from five systems, {links.Count + decided.Count} links, {Asked} pairs for officers");
    }

    static List<Assertion> Link(List<PracticeRecords.Row> rows, List<Edge> edges, LinkageModel model, Table table, LinkageRun run, DateTime then)
    {
        var links = new List<Assertion>();
        // Each once: the strongest first, as a run does it, and never two of the electoral register.
        var linked = new HashSet<int>();
        foreach (var edge in edges.Where(it => it.Probability >= LinkFrom && IsFirst(rows, it) && rows[it.Left].Said.Source != rows[it.Right].Said.Source))
            if (!linked.Contains(edge.Left) && !linked.Contains(edge.Right) && linked.Add(edge.Left) && linked.Add(edge.Right))
                links.Add(Assertion.Of(rows[edge.Left].Record, rows[edge.Right].Record, Says.Same, new(null, null, run.Id, run.Model, edge.Weight, links.Count % Explained == 0 ? Told(rows, edge, model, table) : null), Older(rows, edge).Key, then));
        return links;
    }

    static IEnumerable<Sample> Samples(List<Assertion> links, DateTime then)
    {
        var random = new PracticeRandom(60);
        for (var i = 0; i < Math.Min(Sampled, links.Count); i++)
        {
            var link = links[i * (links.Count / Sampled / Explained) * Explained];
            var sample = new Sample { Assertion = link.Id, Register = Register.Customers, Run = link.Run!.Value, Left = link.Left, Right = link.Right, DrawnAt = then.AddMinutes(1) };
            if (i < Checked) sample.Check(random.Chance(0.02) ? ReviewOutcome.Unsure : ReviewOutcome.Same, i % 2 == 0 ? Helen : Alan, then.AddDays(1 + i / 8));
            yield return sample;
        }
    }

    static (List<ReviewTask> Tasks, List<Assertion> Decided) Tasks(List<PracticeRecords.Row> rows, List<Edge> edges, LinkageModel model, Table table, LinkageRun run, DateTime now)
    {
        var (tasks, made, met) = (new List<ReviewTask>(), new List<Assertion>(), new HashSet<int>());
        var open = edges.Where(it => it.Probability < 0.9999 && !IsFirst(rows, it)).Concat(edges.Where(it => it.Probability >= 0.9999 && !IsFirst(rows, it))).ToList();
        var step = Math.Max(1, open.Count / (Asked * 3));
        for (var i = 0; i < open.Count && tasks.Count < Asked; i += step)
        {
            var edge = open[i];
            if (!met.Add(edge.Left) || !met.Add(edge.Right)) continue;
            var (left, right, older) = (rows[edge.Left], rows[edge.Right], Older(rows, edge));
            var grounds = new Grounds(null, null, run.Id, run.Model, edge.Weight, Told(rows, edge, model, table));
            var flags = left.Record.Flags | right.Record.Flags;
            var cause = flags != RecordFlags.None ? ReviewCause.Flagged : edge.Probability >= LinkFrom ? ReviewCause.Likely : ReviewCause.Possible;
            var task = ReviewTask.Of(left.Record, right.Record, flags, cause, grounds, older.Key, now.AddDays(-6));
            tasks.Add(task);
            if (tasks.Count % 3 != 0 || made.Count >= Decided) continue;
            // Officers know who is who: here it is known whom the rows were made of.
            var same = left.Said.Resident == right.Said.Resident;
            var at = now.AddDays(-5).AddMinutes(tasks.Count * 7);
            task.Decide(same ? ReviewOutcome.Same : ReviewOutcome.NotSame, Helen, same ? "Same birth date and they were at both addresses" : "Two people of one family", older.Key, at);
            // Every other flagged pair still waits for the second officer.
            if (task.NeedsSecond && tasks.Count % 2 == 0) continue;
            if (task.NeedsSecond) task.Second(true, Alan, at.AddHours(3));
            var assertion = Assertion.Of(left.Record, right.Record, same ? Says.Same : Says.NotSame, grounds with { By = Helen, Second = task.SecondBy }, older.Key, at);
            task.Came(assertion.Id);
            made.Add(assertion);
        }
        return (tasks, made);
    }

    static Evidence Told(List<PracticeRecords.Row> rows, Edge edge, LinkageModel model, Table table) => Evidence.Of(model.Explain(rows[edge.Left].Said.Values, rows[edge.Right].Said.Values, table));

    static PracticeRecords.Row Older(List<PracticeRecords.Row> rows, Edge edge) => rows[edge.Left].Record.Id < rows[edge.Right].Record.Id ? rows[edge.Left] : rows[edge.Right];

    static bool IsFirst(List<PracticeRecords.Row> rows, Edge edge) => First.Contains(rows[edge.Left].Said.Source) && First.Contains(rows[edge.Right].Said.Source);
}
