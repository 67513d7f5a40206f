using System.Globalization;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Retention;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Records.Pages.Staff.Retention;

/// <summary>Holds one record by its reference, or a whole record class.</summary>
[Needs(Permissions.RetentionManage)]
internal sealed class HoldPage(BargateDb db, DueList list, CurrentOfficer officer, Audit audit, Council council, Kernel.Councils.Words words, TimeProvider clock) : PageModel
{
    public const string One = "one";

    const int LatestYear = 2200;

    /// <summary>A record class, or <see cref="One"/>.</summary>
    [BindProperty] public string? What { get; set; }

    [BindProperty] public string? Reference { get; set; }

    [BindProperty] public string? Why { get; set; }

    public IReadOnlyList<string> Keys => list.Keys;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Guid? record = null;
        if (What == One && (record = await Find(stop)) is null) ModelState.AddModelError(nameof(Reference), words["records.retention.hold.reference-error"]);
        if (What != One && !Keys.Contains(What)) ModelState.AddModelError(nameof(What), words["records.retention.hold.choose-error"]);
        if (string.IsNullOrWhiteSpace(Why)) ModelState.AddModelError(nameof(Why), words["records.retention.hold.why-error"]);
        else if (Why.Length > Hold.LongestWhy) ModelState.AddModelError(nameof(Why), words.Format("records.retention.hold.why-long", ("most", Hold.LongestWhy.ToString(council.Locale))));
        var until = Until();
        if (ModelState.ErrorCount > 0) return Page();
        var hold = new Hold
        {
            Id = Guid.CreateVersion7(),
            Class = record is null ? What : null,
            Record = record,
            Reference = record is null ? null : SpokenReference.Parse(Reference) ?? Reference,
            Why = Why!.Trim(),
            By = officer.Id,
            From = clock.GetUtcNow().UtcDateTime,
            Until = until,
        };
        db.Add(hold);
        audit.Record(officer.Actor, "hold-added", record ?? hold.Id);
        await db.SaveChangesAsync(stop);
        return Redirect("/staff/retention?done=held");
    }

    async Task<Guid?> Find(CancellationToken stop) => string.IsNullOrWhiteSpace(Reference) ? null : await list.Find(Reference, stop);

    // It ends with its last day, by the council's clock.
    DateTime? Until()
    {
        string[] parts = [.. new[] { "Until.Day", "Until.Month", "Until.Year" }.Select(Typed)];
        if (parts.All(it => it.Length == 0)) return null;
        if (DateOnly.TryParseExact(string.Join('-', parts), "d-M-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day > council.Time.Today(clock) && day.Year < LatestYear)
            return council.Time.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue));
        ModelState.AddModelError("Until", words["records.retention.hold.until-error"]);
        return null;
    }

    // Kept for showing it again.
    string Typed(string field)
    {
        var typed = Request.Form[field].ToString().Trim();
        ModelState.SetModelValue(field, typed, typed);
        return typed;
    }
}
