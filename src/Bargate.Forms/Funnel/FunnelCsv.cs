using System.Globalization;
using System.Text;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Csv;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bargate.Forms.Funnel;

/// <summary>The funnel as an open CSV file, one figure a row, rounded as the page shows them. Columns and keys are the same for every council; titles are in its language.</summary>
internal static class FunnelCsv
{
    static readonly string[] Columns = ["service", "edition", "channel", "from", "to", "page", "title", "what", "detail", "value"];

    static readonly (string Name, Counted What)[] OfPages = [("opened", Counted.Shown), ("answered", Counted.Answered), ("refused", Counted.Refused), ("opened-again", Counted.Again)];

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/staff/services/{service}/funnel.csv", Write).WithMetadata(new NeedsAttribute(Permissions.ReportsSee));

    static async Task Write(HttpContext http, string service, FunnelDesk desk, Words words, string? period, string? edition, string? channel, string? with)
    {
        if (await desk.Of(service, new(period, edition, channel, with), http.RequestAborted) is not { } report)
        {
            http.Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"funnel-{service}-{report.Chosen.From:yyyy-MM-dd}-{report.Chosen.To.AddDays(6):yyyy-MM-dd}.csv\"");
        http.Response.Headers.CacheControl = "no-store";
        // The mark at the front makes spreadsheets read UTF-8.
        await using var to = new StreamWriter(http.Response.Body, new UTF8Encoding(true));
        var csv = new CsvWriter(to);
        await csv.Write(Columns);
        await WriteSlice(csv, report, report.Chosen, report.Counts, words);
        if (report.Other is { } other) await WriteSlice(csv, report, other, report.OtherCounts!, words);
    }

    static async Task WriteSlice(CsvWriter csv, FunnelReport report, Slice slice, Counts counts, Words words)
    {
        if (!SmallCounts.IsEnough(counts)) return;
        object?[] which = [slice.Service, slice.Edition is { } edition ? edition : "all", FunnelDesk.Channels.FirstOrDefault(it => it.Channel == slice.Channel).Name ?? "all", slice.From, slice.To.AddDays(6)];
        Task Row(string page, string title, string what, string detail, object? value) => csv.Write([.. which, page, title, what, detail, value]);
        await Row("", "", "start-page-opened", "", SmallCounts.Field(counts.Of(Places.Start, Counted.Shown)));
        await Row("", "", "started", "", SmallCounts.Field(counts.Started));
        await Row("", "", "sent", "", SmallCounts.Field(counts.Sent));
        await Row("", "", "followed", "", SmallCounts.Field(counts.Stayed(Places.Followed)));
        foreach (var exit in report.Exits) await Row("", report.ExitTitle(exit), "ended", Places.ExitOf(exit)!, SmallCounts.Field(counts.Stayed(exit)));
        await Row("", "", "saved-for-later", "", SmallCounts.Field(counts.Saved));
        await Times("", "", counts.Took(Places.Start));
        foreach (var page in report.Pages)
        {
            var title = report.TitleOf(page) ?? words["forms.funnel.check"];
            await Row(page, title, "came", "", SmallCounts.Field(counts.Came(page)));
            await Row(page, title, "went-on", "", SmallCounts.Field(counts.WentOn(page)));
            await Row(page, title, "left", "", SmallCounts.Field(counts.Left(page)));
            await Row(page, title, "may-come-back", "", SmallCounts.Field(counts.MayComeBack(page)));
            foreach (var (name, what) in OfPages) await Row(page, title, name, "", SmallCounts.Field(counts.Of(page, what)));
            foreach (var (_, question, rule, count) in counts.Errors.Where(it => it.Page == page).OrderBy(it => it.Question, StringComparer.Ordinal).ThenBy(it => it.Rule, StringComparer.Ordinal))
                await Row(page, title, "error", $"{question} {rule}", SmallCounts.Field(count));
            await Times(page, title, counts.Took(page));
        }

        async Task Times(string page, string title, Spans spans)
        {
            foreach (var (_, end, count) in spans.Buckets.Where(it => it.Count > 0))
                await Row(page, title, "took-seconds-up-to", end?.ToString(CultureInfo.InvariantCulture) ?? "more", SmallCounts.Field(count));
            await Row(page, title, "median-seconds", "", Whole(SmallCounts.Median(spans)));
            await Row(page, title, "ninetieth-seconds", "", Whole(SmallCounts.Ninetieth(spans)));
        }
    }

    static long? Whole(double? seconds) => seconds is { } it ? (long)Math.Round(it, MidpointRounding.AwayFromZero) : null;
}
