using System.Globalization;
using Bargate.Kernel.Storage;
using Bargate.Records.Contract;

namespace Bargate.Examples.Systems;

/// <summary>Who lives in the practice city: households with one name and one phone, twins, fathers and sons of one name, and people who moved or married.</summary>
static class PracticeHouseholds
{
    const int Year = 2026;

    // Who is a man and who a woman matters only in that couples and twins are often one of each.
    static readonly HashSet<string> Men = new(StringComparer.Ordinal)
    {
        "Adam", "Alan", "Arjun", "Ben", "Callum", "Chidi", "Daniel", "David", "Derek", "Edward", "Gareth", "George", "Gurpreet", "Harold", "Hassan", "Ibrahim", "Imran", "Jack", "Jakub",
        "James", "Joseph", "Kamal", "Kevin", "Kwame", "Marcus", "Mateusz", "Mohammed", "Noah", "Oliver", "Olumide", "Paul", "Peter", "Rajesh", "Samuel", "Sean", "Stephen", "Tariq", "Thomas",
        "Tomasz", "Victor", "Wei", "William", "Yusuf",
    };

    static readonly string[] His = [.. PracticePeople.Given.Where(Men.Contains)], Hers = [.. PracticePeople.Given.Where(it => !Men.Contains(it))];

    public static IReadOnlyList<PracticeResident> All { get; } = [.. Generate()];

    static IEnumerable<PracticeResident> Generate()
    {
        var random = new PracticeRandom(41_973);
        var number = 0;
        foreach (var home in PracticePlaces.All)
        {
            var size = random.Unit() switch { < .30 => 1, < .64 => 2, < .80 => 3, < .93 => 4, < .98 => 5, _ => 6 };
            var family = random.Pick(PracticePeople.Family);
            var landline = random.Chance(0.3) ? $"023 8055 {random.Between(1000, 9999)}" : null;
            var before = random.Chance(0.16) ? random.Pick(PracticePlaces.All) : null;
            var head = 24 + random.Below(60);
            var members = new List<PracticeResident>();
            for (var of = 0; of < size; of++)
            {
                var age = of switch { 0 => head, 1 => Math.Max(18, head + random.Between(-6, 6)), _ => Math.Max(0, head - random.Between(20, 38)) };
                var man = of == 1 ? random.Chance(0.9) ? members[0].Sex != "M" : members[0].Sex == "M" : random.Chance(0.5);
                var twin = of >= 3 && random.Chance(0.09) ? members[^1] : null;
                var junior = of >= 2 && twin is null && man && members[0].Sex == "M" && random.Chance(0.02);
                var forename = junior ? members[0].Forename : random.Pick(man ? His : Hers);
                if (!junior && members.Exists(it => it.Forename == forename)) forename = random.Pick(man ? His : Hers);
                var surname = of > 0 && random.Chance(0.14) ? random.Pick(PracticePeople.Family) : random.Chance(0.012) ? $"{family}-{random.Pick(PracticePeople.Family)}" : family;
                var birth = twin?.Birth ?? new DateOnly(Year - Math.Max(age, 0) - 1, 1, 1).AddDays(random.Below(365));
                number++;
                members.Add(new(number, forename, random.Chance(0.5) ? random.Pick(man ? His : Hers) : null, surname, birth, man ? "M" : "F", home,
                    age < 13 || random.Chance(0.35) ? null : of > 0 && random.Chance(0.06) ? members[0].Email : Email(forename, surname, number),
                    age < 13 || random.Chance(0.2) ? null : landline is not null && random.Chance(0.3) ? landline : string.Create(CultureInfo.InvariantCulture, $"07700 900{random.Below(1000):000}"))
                {
                    Before = before,
                    Maiden = !man && age is > 24 and < 60 && random.Chance(0.08) ? random.Pick(PracticePeople.Family) : null,
                });
            }
            foreach (var it in members) yield return it;
        }
    }

    static string Email(string forename, string surname, int number) => string.Create(CultureInfo.InvariantCulture, $"{Letters(forename)}.{Letters(surname)}{number % 97}@example.org");

    static string Letters(string name) => string.Concat(Fold.Of(name).Where(char.IsAsciiLetter));
}
