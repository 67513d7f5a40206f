namespace Bargate.Linkage.Bench.Generator;

/// <summary>The people at one address: who they are to one another decides names, dates, telephones and mailboxes that they share.</summary>
internal static class Household
{
    public const int Most = 8, Now = 2026;

    static readonly string[] Providers = ["post.example", "inbox.example", "mail.example", "letterbox.example", "brightwire.example", "solentmail.example"];
    static readonly double[] Sizes = [.30, .34, .16, .13, .05, .02], ProviderShares = [.42, .24, .16, .09, .06, .03];

    public static int Fill(int number, ulong seed, Places places, Span<Person> people)
    {
        var rng = new Rng(seed, (ulong)number);
        var (size, community, place) = (rng.Pick(Sizes) + 1, places.CommunityOf(number), places.Of(number));
        var surname = Names.Surname(community, ref rng);
        if (rng.Is(0.012)) surname = $"{surname}-{Names.Surname(community, ref rng)}";
        var head = Now - (int)Math.Clamp(rng.Gamma(9, 5.4), 20, 95);
        var landline = rng.Is(0.6) ? $"023 80{rng.Below(1_000_000):000000}" : null;
        for (var i = 0; i < size; i++)
        {
            ref var it = ref people[i];
            it = new Person { Cluster = (long)number * Most + i, Household = number, Community = community, Place = place, Surname = surname };
            it.Year = i == 0 ? head : i == 1 || head + 19 >= Now ? head + (int)Math.Round(4 * rng.Normal()) : rng.Between(head + 19, Math.Min(Now - 1, head + 40));
            (it.Month, it.Day) = (rng.Between(1, 12), rng.Between(1, 28));
            it.Sex = i == 1 ? rng.Is(0.9) ? people[0].Sex == 'M' ? 'F' : 'M' : people[0].Sex : rng.Is(0.5) ? 'M' : 'F';
            if (i > 0 && rng.Is(0.17)) it.Surname = Names.Surname(community, ref rng);
            // A twin has the date of the one before; a junior the whole name of the head.
            if (i >= 3 && rng.Is(0.06)) (it.Year, it.Month, it.Day) = (people[i - 1].Year, people[i - 1].Month, people[i - 1].Day);
            it.Forename = Names.Forename(community, it.Sex, it.Year, ref rng);
            if (i >= 2 && it.Sex == people[0].Sex && rng.Is(0.03)) (it.Forename, it.Surname) = (people[0].Forename, people[0].Surname);
            if (rng.Is(0.55)) it.Middle = Names.Forename(community, it.Sex, it.Year, ref rng);
            var child = Now - it.Year < 13;
            if (!child && rng.Is(0.78)) it.Phone = landline is not null && rng.Is(0.2) ? landline : Mobile(ref rng);
            if (!child && rng.Is(0.62)) it.Email = i > 0 && rng.Is(0.1) && people[0].Email is { } family ? family : Email(it, ref rng);
        }
        return size;
    }

    public static string Mobile(ref Rng rng) => $"07{rng.Below(1_000_000_000):000000000}";

    public static string Email(in Person who, ref Rng rng)
    {
        var (forename, surname) = (who.Forename.ToLowerInvariant(), who.Surname.ToLowerInvariant());
        // A mailbox is one person's: where the name alone is taken, a number follows.
        var taken = who.Community is not null || Lists.BritishSurnames.Has(who.Surname);
        var number = rng.Is(0.25) ? (who.Year % 100).ToString("00") : taken || rng.Is(0.3) ? rng.Below(10_000).ToString() : "";
        var mailbox = rng.Below(6) switch
        {
            0 or 1 => $"{forename}.{surname}{number}",
            2 => $"{forename[0]}{surname}{number}",
            3 => $"{forename}{surname[0]}{rng.Below(1000)}",
            4 => $"{surname}.{forename}{number}",
            _ => $"{forename}_{surname}{number}",
        };
        return $"{mailbox}@{Providers[rng.Pick(ProviderShares)]}";
    }
}
