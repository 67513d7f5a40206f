using System.Globalization;
using Bargate.Records;
using Bargate.Records.Contract;

namespace Bargate.Examples.Systems;

/// <summary>One row of one of the council's systems, as it would stand in the file.</summary>
sealed record PracticeRow(string Source, string Id, string?[] Values, int Resident);

/// <summary>The same people as five systems, the payroll and the ledger of debts wrote them down: each in its own way, with the slips of many years. 20,000 customers' rows.</summary>
static class PracticeSystems
{
    public const int Customers = 20_000;

    public static IReadOnlyList<Source> Sources(DateTime now) =>
    [
        Make("council-tax", Register.Customers, "Council tax system", "council-tax", now),
        Make("electoral", Register.Customers, "Electoral register", "resident-services", now, free: true),
        Make("housing", Register.Customers, "Housing system", "housing-repairs", now),
        Make("libraries", Register.Customers, "Libraries", "resident-services", now),
        Make("adult-care", Register.Customers, "Adult social care", "housing-needs", now, RecordFlags.Safeguarding),
        Make("forms", Register.Customers, "Online forms", "resident-services", now),
        Make("payroll", Register.Staff, "Payroll", "resident-services", now, RecordFlags.None, free: true),
        Make("ledger", Register.Debts, "Debtors ledger", "council-tax", now, RecordFlags.None),
        Make("gazetteer", Register.Properties, "Property gazetteer", "council-tax", now, free: true),
    ];

    public static IReadOnlyList<PracticeRow> Rows()
    {
        var random = new PracticeRandom(7_2026);
        var slips = new PracticeSlips(random);
        var rows = new List<PracticeRow>(Customers + 3000);
        foreach (var it in PracticeHouseholds.All)
        {
            var age = it.Age(2026);
            if (age >= 18 && random.Chance(0.74)) Add("council-tax", it, 0.25);
            if (age >= 18 && random.Chance(0.82)) Add("electoral", it, 0.12);
            if (random.Chance(0.30)) Add("housing", it, 0.30);
            if (random.Chance(0.42)) Add("libraries", it, 0.35);
            if (random.Chance(0.02)) Add("libraries", it, 0.60);
            if (age >= 65 ? random.Chance(0.32) : random.Chance(0.02)) Add("adult-care", it, 0.30);
        }
        void Add(string source, PracticeResident who, double often)
        {
            if (rows.Count < Customers) rows.Add(new(source, string.Create(CultureInfo.InvariantCulture, $"{Prefix(source)}{10_000 + rows.Count}"), slips.Customer(who, often), who.Number));
        }
        // The last rows that are wanted: people who came to the counter of the library with another card.
        for (var i = 0; rows.Count < Customers; i += 7) Add("libraries", PracticeHouseholds.All[i % PracticeHouseholds.All.Count], 0.5);
        var adults = PracticeHouseholds.All.Where(it => it.Age(2026) is >= 18 and < 67).ToList();
        for (var i = 0; i < 600; i++) rows.Add(new("payroll", string.Create(CultureInfo.InvariantCulture, $"E{4000 + i}"), slips.Employee(adults[i * 7 % adults.Count], i), adults[i * 7 % adults.Count].Number));
        for (var i = 0; i < 1400; i++) rows.Add(new("ledger", string.Create(CultureInfo.InvariantCulture, $"D{70_000 + i}"), slips.Debt(adults[i * 3 % adults.Count], i), adults[i * 3 % adults.Count].Number));
        foreach (var it in PracticePlaces.All.Take(1500)) rows.Add(new("gazetteer", it.Uprn.ToString(CultureInfo.InvariantCulture), slips.Property(it), 0));
        return rows;
    }

    static string Prefix(string source) => source switch { "council-tax" => "CT", "electoral" => "EL", "housing" => "T", "libraries" => "LB", _ => "AC" };

    static Source Make(string id, Register register, string name, string team, DateTime now, RecordFlags flags = RecordFlags.None, bool free = false) => new()
    {
        Id = id, Register = register, Name = name, OwnerTeam = team, OwnerEmail = $"{team}@southampton.example.org", DuplicateFree = free, FlagBits = (int)flags, CreatedAt = now,
    };
}
