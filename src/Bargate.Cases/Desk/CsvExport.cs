using System.Globalization;
using System.Text;
using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Ui;
using Microsoft.AspNetCore.Http;

namespace Bargate.Cases.Desk;

/// <summary>The queue as a CSV file, written a hundred cases at a time. Names, contacts and words of residents are in it only for those who may export them.</summary>
internal static class CsvExport
{
    const int Group = 100;

    public static async Task Write(HttpContext http, Queue queue, BargateDb db, CurrentOfficer officer, KeyRing keys, Sought sought, StageNames names, Audit audit, Council council, Words words)
    {
        var stop = http.RequestAborted;
        var personal = officer.May(Permissions.CasesExport);
        var filter = QueueFilter.From(it => http.Request.Query[it], sought);
        audit.Record(officer.Actor, personal ? "cases-exported" : "cases-exported-without-names", officer.Id.Value);
        await db.SaveChangesAsync(stop);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"cases-{queue.Today:yyyy-MM-dd}.csv\"";
        http.Response.Headers.CacheControl = "no-store";
        // The mark at the front makes spreadsheets read UTF-8.
        await using var to = new StreamWriter(http.Response.Body, new UTF8Encoding(true));
        string[] columns = ["reference", "service", "team", "stage", "reason", "priority", "channel", "opened", "due", "waiting-since", "closed"];
        await Line(to, [.. columns.Concat(personal ? ["what", "where", "name", "email", "phone"] : []).Select(it => words[$"cases.csv.{it}"])]);
        var ids = await queue.Cases(filter).Sorted(filter).Select(it => it.Id).ToListAsync(stop);
        foreach (var group in ids.Chunk(Group))
        {
            var rows = await db.Cases.AsNoTracking().SeenBy(officer).Where(it => group.Contains(it.Id)).ToDictionaryAsync(it => it.Id, stop);
            var opened = personal ? await keys.Open([.. rows.Values.Select(it => it.KeyId)], stop) : new Dictionary<Guid, DataKey>();
            foreach (var id in group)
                if (rows.TryGetValue(id, out var it)) await Line(to, [.. Plain(it, names, council), .. personal ? Personal(it, opened.GetValueOrDefault(it.KeyId)) : []]);
            await to.FlushAsync(stop);
        }
    }

    static string[] Plain(Case it, StageNames names, Council council)
    {
        string At(DateTime? at) => at is { } time ? council.Time.ToLocal(time).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";
        return [it.Reference, it.Service, it.Team, names.Of(it.Service, it.Stage), it.Reason ?? "", it.Priority.ToString(), it.Channel.ToString(),
            At(it.OpenedAt), it.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", At(it.WaitingSince), At(it.ClosedAt)];
    }

    static string[] Personal(Case it, DataKey? key)
    {
        if (key is null) return ["", "", "", "", ""];
        var (summary, contact) = (key.Open(it.Summary, Case.SummaryPlace, it.Id.Value), key.Open(it.Contact, Case.ContactPlace, it.Id.Value));
        return [summary.What, summary.Where ?? "", contact.Name ?? "", contact.Email ?? "", contact.Phone ?? ""];
    }

    static Task Line(StreamWriter to, IEnumerable<string> cells) => to.WriteAsync(string.Join(',', cells.Select(Cell)) + "\r\n");

    /// <summary>RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).</summary>
    public static string Cell(string text)
    {
        if (text.Length > 0 && text.TrimStart(' ') is [var first, ..] && "=+-@\t\r\n".Contains(first, StringComparison.Ordinal)) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
