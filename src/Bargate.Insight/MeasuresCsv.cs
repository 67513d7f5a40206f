using System.Text;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Csv;
using Microsoft.AspNetCore.Http;

namespace Bargate.Insight;

/// <summary>The measures of a period as a CSV file.</summary>
internal static class MeasuresCsv
{
    static readonly string[] Columns = ["service", "from", "to", "opened", "closed", "first-contact", "overdue", "median", "ninetieth", "chases", "chases-per-100", "rating", "ratings"];

    public static async Task Write(HttpContext http, LeadMeasures measures, Words words)
    {
        var period = LeadMeasures.Known(http.Request.Query["period"]);
        var found = await measures.Of(period, http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"measures-{found.From:yyyy-MM-dd}-{found.To:yyyy-MM-dd}.csv\"";
        http.Response.Headers.CacheControl = "no-store";
        // The mark at the front makes spreadsheets read UTF-8.
        await using var to = new StreamWriter(http.Response.Body, new UTF8Encoding(true));
        var csv = new CsvWriter(to);
        await csv.Write(Columns.Select(it => words[$"insight.measures.csv-{it}"]));
        foreach (var it in found.Services)
            await csv.Write(it.Service, found.From, found.To, it.Facts.Opened, it.Facts.Closed, One(100 * it.Facts.FirstContactShare), it.Facts.Overdue, it.Facts.Median, it.Facts.Ninetieth,
                it.Facts.Chases, One(it.Facts.ChasesPer100), it.Rating, it.Ratings);
    }

    // One place, always: 75.0 and 40.0.
    static decimal? One(decimal? number) => number is { } it ? Math.Round(it, 1) + 0.0m : null;
}
