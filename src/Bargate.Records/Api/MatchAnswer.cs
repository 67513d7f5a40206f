using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Storage;
using Bargate.Linkage;
using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Http;

namespace Bargate.Records.Api;

/// <summary>
/// Who the register thinks a record is: candidates with weight and probability, and why. What they hold is for callers who may read the
/// register, and of a restricted one for nobody here, nor which of the values asked it has. It is audited before it is sent.
/// </summary>
internal sealed class MatchAnswer(BargateDb db, BatchWriter writer, MatchIndexes indexes, RecordValues values, ApiCaller caller, Audit audit, Council council)
{
    // A person may have several source records, and is one candidate.
    const int RecordsOfOne = 4;

    public async Task<IResult> To(HttpContext http)
    {
        var stop = http.RequestAborted;
        var (asked, refused) = await MatchRequest.Read(http.Request, stop);
        if (asked is null) return refused!;
        if (caller.Refusal(RecordsApi.Match(asked.Register)) is { } lacking) return lacking;
        var (model, found) = (indexes.ModelOf(asked.Register), indexes.Find(asked.Register, asked.Values, asked.Most * RecordsOfOne, asked.From));
        if (found is null) return await NotYet(http, asked.Register, stop);
        var people = await Candidates(asked.Register, found, asked.Most, stop);
        var batch = new Batch(db).Insert(audit.Row(caller.Actor, "records-matched", caller.Key));
        foreach (var it in people.Where(it => it.Values is not null)) batch.Insert(audit.Row(caller.Actor, "record-read-by-api", it.Record));
        await batch.Save(writer, stop);
        return Results.Json(new { register = asked.Register.Slug(), model, candidates = people });
    }

    async Task<IResult> NotYet(HttpContext http, Register register, CancellationToken stop)
    {
        if (!await db.RegisterModels.AnyAsync(it => it.Register == register, stop))
            return ApiProblem.Of(StatusCodes.Status409Conflict, $"The register '{register.Slug()}' has no model yet. An officer starts its first run at /staff/records/runs.", "register");
        http.Response.Headers.RetryAfter = "5";
        return ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, "The register is being read, since the site has just started. Ask again in a few seconds.", "register");
    }

    async Task<List<MatchCandidate>> Candidates(Register register, IReadOnlyList<Match> found, int most, CancellationToken stop)
    {
        if (found.Count == 0) return [];
        var ids = found.Select(it => RegisterReader.Parse(it.Id)).ToList();
        var records = await db.SourceRecords.AsNoTracking().Where(it => ids.Contains(it.Id) && it.DisposedAt == null).ToDictionaryAsync(it => it.Id, stop);
        var best = new List<(SourceRecord Record, Match Match)>();
        foreach (var it in found)
            if (records.TryGetValue(RegisterReader.Parse(it.Id), out var record) && best.Count < most && !best.Exists(one => one.Record.Person == record.Person)) best.Add((record, it));
        var people = best.Select(it => it.Record.Person).ToList();
        var flags = await PersonFlags.Of(db, people, stop);
        var open = best.Where(it => !flags.GetValueOrDefault(it.Record.Person).HasFlag(RecordFlags.Restricted)).Select(it => it.Record).ToList();
        var said = caller.May(RecordsApi.Read(register)) ? await values.Newest(open, stop) : [];
        var zones = council.Records.GetValueOrDefault(register.Slug(), LinkZones.Standard);
        // A zone that moved with the figures of somebody restricted would tell them: theirs is always review, and where one of them is among the candidates nobody is definite.
        var isDefinite = open.Count == best.Count && best.Count(it => it.Match.Probability >= zones.Link) == 1;
        return [.. best.Select(it => MatchCandidate.Of(register, it.Record, it.Match, ZoneOf(it.Record, it.Match.Probability), said.GetValueOrDefault(it.Record.Id), restricted: !open.Contains(it.Record)))];

        string ZoneOf(SourceRecord record, double probability) =>
            !open.Contains(record) ? "review" : probability >= zones.Link && isDefinite && !flags.ContainsKey(record.Person) ? "link" : probability >= zones.Review ? "review" : "new";
    }
}

/// <summary>One person, property, employee or debt, by the source record that is most like what was asked. Of a restricted one no figure: asked again with another value, it would tell which is right.</summary>
internal sealed record MatchCandidate(Guid Record, Guid SourceRecord, double? Weight, double? Probability, string Zone, bool Restricted, double? PriorWeight, IReadOnlyList<MatchLevel> Explanation, IReadOnlyDictionary<string, string>? Values)
{
    public static MatchCandidate Of(Register register, SourceRecord record, Match match, string zone, string?[]? values, bool restricted) => new(
        record.Person.Value, record.Id.Value, restricted ? null : Math.Round(match.Weight, 3), restricted ? null : Math.Round(match.Probability, 6), zone, restricted, restricted ? null : Math.Round(match.Explanation.PriorWeight, 3),
        restricted ? [] : [.. match.Explanation.Levels.Select(it => new MatchLevel(it.Comparison, it.Level, Math.Round(it.Weight, 3), Math.Round(it.TermFrequencyWeight, 3)))],
        values is null ? null : Shown(register, values));

    public static IReadOnlyDictionary<string, string> Shown(Register register, string?[] values) =>
        Registers.Columns(register).Zip(values).Where(it => it.Second is not null).ToDictionary(it => it.First.Name, it => it.Second!);
}

/// <summary>What one comparison found, in words, and what it adds; how rare the value is, apart.</summary>
internal sealed record MatchLevel(string Comparison, string Level, double Weight, double Rarity);
