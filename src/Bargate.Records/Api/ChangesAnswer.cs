using System.Globalization;
using System.Text.Json;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Events;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.AspNetCore.Http;

namespace Bargate.Records.Api;

/// <summary>
/// What happened to the records of a register, in the order in which it was committed. A cursor stays good for ever: whoever goes on from
/// `next` misses nothing and meets nothing twice. Ids only.
/// </summary>
internal sealed class ChangesAnswer(BargateDb db, ApiCaller caller)
{
    const int MostItems = 500, EventsAtOnce = 1000, MostEvents = 20_000;

    static readonly string[] Told = [RecordMerged.Name, RecordSplit.Name, RecordSuperseded.Name, RecordCorrected.Name, RecordDisposed.Name, RecordsImported.Name];

    public async Task<IResult> To(HttpContext http)
    {
        var (query, stop) = (http.Request.Query, http.RequestAborted);
        if (query.Keys.FirstOrDefault(it => it is not ("register" or "after")) is { } unknown) return ApiProblem.Of(StatusCodes.Status400BadRequest, $"There is no '{unknown}'. The feed has 'register' and 'after'.", unknown);
        if (Registers.Parse(query["register"]) is not { } register) return RecordsApi.Unknown("register");
        if (caller.Refusal(RecordsApi.Read(register), RecordsApi.Match(register)) is { } lacking) return lacking;
        if (!Cursor.TryParse(query["after"].ToString(), out var cursor)) return ApiProblem.Of(StatusCodes.Status400BadRequest, "'after' must be the 'next' of an earlier answer, or left out to begin at the beginning.", "after");
        var changes = new List<RecordChange>();
        var next = await Fill(changes, register, cursor, stop);
        return Results.Json(new { register = register.Slug(), changes, next = next.At.ToString(), more = next.More });
    }

    async Task<(Cursor At, bool More)> Fill(List<RecordChange> changes, Register register, Cursor at, CancellationToken stop)
    {
        var end = await db.Set<EventRow>().MaxAsync(it => it.Position, stop) ?? 0;
        for (var seen = 0; seen < MostEvents; seen += EventsAtOnce)
        {
            // The event that a page ended in is read again, from where it ended.
            var from = at.Within is null ? at.Position : at.Position - 1;
            var events = await db.Set<EventRow>().AsNoTracking().After(from).Where(it => it.Position <= end && Told.Contains(it.Name)).Take(EventsAtOnce).ToListAsync(stop);
            foreach (var it in events)
            {
                var position = it.Position!.Value;
                using var data = JsonDocument.Parse(it.Data);
                if (data.RootElement.GetProperty("register").GetInt32() != (int)register) { at = new(position, null); continue; }
                if (it.Name != RecordsImported.Name)
                {
                    changes.Add(RecordChange.Of(it, data.RootElement));
                    at = new(position, null);
                }
                else
                {
                    var within = at.Position == position ? at.Within : null;
                    var rows = await Imported(it, data.RootElement.GetProperty("part").GetInt32(), within, MostItems - changes.Count, stop);
                    changes.AddRange(rows.Select(row => new RecordChange(position, "superseded", row.Record, it.RaisedAt) { Version = 1 }));
                    at = rows.Count < MostItems - (changes.Count - rows.Count) ? new(position, null) : new(position, rows[^1].Version);
                }
                if (changes.Count >= MostItems) return (at, true);
            }
            if (events.Count < EventsAtOnce) return (new(Math.Max(end, at.Position), null), false);
        }
        return (at, true);
    }

    // New records of an import have no event each; changed ones do.
    async Task<List<(Guid Version, Guid Record)>> Imported(EventRow happened, int part, Guid? after, int most, CancellationToken stop)
    {
        var import = ImportId.From(happened.About);
        var from = after ?? Guid.Empty;
        return [.. (await db.RecordVersions.AsNoTracking().Where(it => it.Import == import && it.Part == part && it.Number == 1 && it.Id > from).OrderBy(it => it.Id).Take(most).Select(it => new { it.Id, it.Record }).ToListAsync(stop))
            .Select(it => (it.Id, it.Record.Value))];
    }

    /// <summary>A position, and where within the event at it.</summary>
    readonly record struct Cursor(long Position, Guid? Within)
    {
        public override string ToString() => Within is { } within ? string.Create(CultureInfo.InvariantCulture, $"{Position}-{within:N}") : Position.ToString(CultureInfo.InvariantCulture);

        public static bool TryParse(string text, out Cursor cursor)
        {
            cursor = default;
            if (text.Length == 0) return true;
            var parts = text.Split('-');
            if (parts.Length > 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return false;
            Guid within = default;
            if (parts.Length == 2 && (position == 0 || !Guid.TryParseExact(parts[1], "N", out within))) return false;
            cursor = new(position, parts.Length == 2 ? within : null);
            return true;
        }
    }
}

/// <summary>One line of the feed.</summary>
internal sealed record RecordChange(long Position, string Change, Guid Record, DateTime At)
{
    /// <summary>merged: who they were before. split: who some of their source records are now.</summary>
    public Guid? Other { get; init; }

    public int? Version { get; init; }

    public string? Column { get; init; }

    public static RecordChange Of(EventRow happened, JsonElement data) => new(happened.Position!.Value, happened.Name["record-".Length..], happened.About, happened.RaisedAt)
    {
        Other = data.TryGetProperty("from", out var from) ? from.GetGuid() : data.TryGetProperty("into", out var into) ? into.GetGuid() : null,
        Version = data.TryGetProperty("number", out var number) ? number.GetInt32() : null,
        Column = data.TryGetProperty("column", out var column) ? column.GetString() : null,
    };
}
