using Bargate.Directory.Contract;

namespace Bargate.Directory;

/// <summary>The ages, in days since an entry was last checked, at which something happens to it. A category may have its own.</summary>
internal sealed record Freshness(IReadOnlyList<int> Reminders, int Due, int Banner, int Hidden, int Archived)
{
    public static Freshness Standard { get; } = new([75, 90, 104], 90, 120, 180, 365);

    public EntryState StateAt(double days) =>
        days >= Archived ? EntryState.Archived : days >= Hidden ? EntryState.Hidden : days >= Banner ? EntryState.NotChecked : days >= Due ? EntryState.Due : EntryState.Current;

    /// <summary>How many reminders are due by this age; none is sent for what is hidden already.</summary>
    public int RemindersBy(double days) => Reminders.Count(it => days >= it);

    /// <summary>The next age after this one at which something happens; null after the last.</summary>
    public int? NextAfter(double days) => Reminders.Concat([Due, Banner, Hidden, Archived]).Where(it => it > days).Select(it => (int?)it).Min();
}
