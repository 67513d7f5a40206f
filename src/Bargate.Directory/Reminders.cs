using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;

namespace Bargate.Directory;

/// <summary>The email that asks a steward whether entries are still right, with a link by which they say so.</summary>
internal sealed class Reminders(BargateDb db, Messages messages, Council council, Words words)
{
    /// <param name="asked">Makes it another email than that of the clock: an officer asks on a day.</param>
    public async Task<bool> Write(Provider provider, DataKey key, IReadOnlyList<Entry> entries, DateTime now, string asked, CancellationToken stop)
    {
        var (link, token) = ManageLink.For(provider.Id, now);
        var names = string.Join('\n', entries.OrderBy(it => it.Name, StringComparer.Ordinal).Select(it => "* " + it.Name));
        var body = words.Format("directory.mail.remind", ("provider", provider.Name), ("entries", names), ("link", $"[{words["directory.mail.check"]}](/directory/manage/{token})"),
            ("directory", council.DirectoryName), ("days", ManageLink.Life.Days.ToString(council.Locale)));
        var subject = entries.Count == 1 ? words.Format("directory.mail.remind-one", ("name", entries[0].Name)) : words.Format("directory.mail.remind-some", ("count", entries.Count.ToString(council.Locale)));
        // Made of what it is about, so that a run that is repeated writes it once.
        var about = $"directory-remind/{provider.Id}/{string.Join('+', entries.Select(it => $"{Ids.Of($"{it.Id}/{it.AssuredAt:O}/{it.Reminders}"):N}"[..8]).Order(StringComparer.Ordinal).Take(5))}/{entries.Count}{asked}";
        if (!await messages.Add(new NewMessage(provider.ReadSteward(key), subject, body, provider.Id, about, council.Language), key, stop)) return false;
        db.Add(link);
        return true;
    }
}
