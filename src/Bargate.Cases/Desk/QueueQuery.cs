using Bargate.Accounts.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Places;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;

namespace Bargate.Cases.Desk;

/// <summary>Turns a filter into a query. Filters and sorts of open cases use only columns of the index IX_cases_cases_open, so closed cases cost nothing.</summary>
internal static class QueueQuery
{
    public static IQueryable<Case> Filtered(this IQueryable<Case> cases, QueueFilter filter, CurrentOfficer officer, DateOnly today, MasterKey master)
    {
        cases = filter.Shown switch { "open" => cases.Open(), "closed" => cases.Closed(), _ => cases };
        if (filter.Team is { } team) cases = cases.Where(it => it.Team == team);
        if (filter.Service is { } service) cases = cases.Where(it => it.Service == service);
        if (filter.Stage is { } stage) cases = cases.Where(it => it.Stage == stage);
        if (filter.Priority is { } priority) cases = cases.Where(it => it.Priority == priority);
        if (filter.Channel is { } channel) cases = cases.Where(it => it.Channel == channel);
        cases = AssignedTo(cases, filter.Assigned, officer);
        cases = Due(cases, filter.Due, today);
        if (filter.ToCheck) cases = cases.Where(it => it.SampledAt != null && it.SampleCheckedAt == null);
        return filter.Find is { } wanted ? Found(cases, wanted, master) : cases;
    }

    public static IQueryable<Case> Sorted(this IQueryable<Case> cases, QueueFilter filter) => (filter.Sort, filter.Descending) switch
    {
        (QueueSort.Reference, false) => cases.OrderBy(it => it.Reference),
        (QueueSort.Reference, true) => cases.OrderByDescending(it => it.Reference),
        (QueueSort.Opened, false) => cases.OrderBy(it => it.OpenedAt).ThenBy(it => it.Id),
        (QueueSort.Opened, true) => cases.OrderByDescending(it => it.OpenedAt).ThenBy(it => it.Id),
        (QueueSort.Stage, false) => cases.OrderBy(it => it.Stage).ThenByDue(),
        (QueueSort.Stage, true) => cases.OrderByDescending(it => it.Stage).ThenByDue(),
        // Urgent is written 'Urgent' and comes after 'Routine', so it stands first in descending order.
        (QueueSort.Priority, false) => cases.OrderByDescending(it => it.Priority).ThenByDue(),
        (QueueSort.Priority, true) => cases.OrderBy(it => it.Priority).ThenByDue(),
        (QueueSort.Due, true) => cases.OrderBy(it => it.WaitingSince != null).ThenBy(it => it.DueOn == null).ThenByDescending(it => it.DueOn).ThenBy(it => it.Id),
        _ when filter.Shown == "closed" || filter.Sort == QueueSort.Closed => cases.OrderByDescending(it => it.ClosedAt).ThenBy(it => it.Id),
        _ => cases.OrderBy(it => it.WaitingSince != null).ThenBy(it => it.DueOn == null).ThenBy(it => it.DueOn).ThenBy(it => it.Id),
    };

    // The target of a case that waits for the resident stands still, so its day says nothing: it comes behind those that we are asked to do.
    // Before it come those without a day, which the databases would put at different ends.
    static IOrderedQueryable<Case> ThenByDue(this IOrderedQueryable<Case> cases) =>
        cases.ThenBy(it => it.WaitingSince != null).ThenBy(it => it.DueOn == null).ThenBy(it => it.DueOn).ThenBy(it => it.Id);

    static IQueryable<Case> AssignedTo(IQueryable<Case> cases, string? who, CurrentOfficer officer)
    {
        if (who is null) return cases;
        if (who == "nobody") return cases.Where(it => it.AssignedTo == null);
        if (who == "me")
        {
            var me = officer.Id;
            return cases.Where(it => it.AssignedTo == me);
        }
        if (!Guid.TryParse(who, out var id)) return cases;
        var other = OfficerId.From(id);
        return cases.Where(it => it.AssignedTo == other);
    }

    static IQueryable<Case> Due(IQueryable<Case> cases, DueWhen? when, DateOnly today)
    {
        var week = today.AddDays(7);
        return when switch
        {
            DueWhen.Today => cases.Where(it => it.WaitingSince == null && it.DueOn == today),
            DueWhen.Overdue => cases.Overdue(today),
            DueWhen.Week => cases.Where(it => it.WaitingSince == null && it.DueOn >= today && it.DueOn <= week),
            DueWhen.Waiting => cases.Where(it => it.WaitingSince != null),
            DueWhen.None => cases.Where(it => it.DueOn == null),
            _ => cases,
        };
    }

    // What was typed tells what it is: a reference has its check character, an address its @, and a postcode its shape.
    static IQueryable<Case> Found(IQueryable<Case> cases, string wanted, MasterKey master)
    {
        if (SpokenReference.Parse(wanted) is { } reference) return cases.Where(it => it.Reference == reference);
        if (wanted.Contains('@', StringComparison.Ordinal))
        {
            var email = master.Hash("email", Fold.Of(wanted));
            return cases.Where(it => it.EmailHash == email);
        }
        if (UkPostcode.Parse(wanted) is { } postcode) return cases.Where(it => it.Postcode == postcode);
        if (wanted.Count(char.IsAsciiDigit) >= 9 && !wanted.Any(char.IsLetter))
        {
            var phone = master.Hash("phone", Case.Digits(wanted));
            return cases.Where(it => it.PhoneHash == phone);
        }
        var (from, to) = (Fold.Of(wanted), Fold.Of(wanted) + '\uffff');
#pragma warning disable CA1309 // the database compares, in byte order; a range uses the index where LIKE does not
        return cases.Where(it => string.Compare(it.NameFolded, from) >= 0 && string.Compare(it.NameFolded, to) < 0);
#pragma warning restore CA1309
    }
}
