using System.Globalization;
using Bargate.Kernel.Storage;

namespace Bargate.Examples;

/// <summary>
/// Invented people, the same every time. Mail to example.org reaches nobody (RFC 2606), and the phone numbers are from the ranges that Ofcom
/// keeps for drama, which are never connected.
/// </summary>
public static class PracticePeople
{
    internal static readonly string[] Given =
    [
        "Aaliyah", "Adam", "Agnieszka", "Aisha", "Alan", "Amina", "Anita", "Arjun", "Ayesha", "Barbara", "Ben", "Blessing", "Callum", "Carol", "Charlotte", "Chidi",
        "Claire", "Daniel", "David", "Deepa", "Derek", "Diana", "Dorota", "Edward", "Efua", "Elena", "Emily", "Fatima", "Florence", "Gareth", "George", "Grace",
        "Gurpreet", "Hannah", "Harold", "Hassan", "Ibrahim", "Imran", "Ioana", "Isla", "Jack", "Jade", "Jakub", "James", "Janet", "Jasmine", "Joan", "Joseph",
        "Kamal", "Karen", "Katarzyna", "Kevin", "Kwame", "Laura", "Leila", "Li Na", "Linda", "Lucy", "Maria", "Marcus", "Margaret", "Mateusz", "Mei", "Mohammed",
        "Nadia", "Naomi", "Ngozi", "Niamh", "Noah", "Olga", "Oliver", "Olumide", "Patricia", "Paul", "Peter", "Priya", "Rachel", "Rajesh", "Rosa", "Ruth",
        "Samuel", "Sarah", "Sean", "Shanice", "Shirin", "Siân", "Simran", "Sofia", "Stephen", "Susan", "Tariq", "Thomas", "Tomasz", "Usha", "Victor", "Wei",
        "William", "Yasmin", "Yusuf", "Zainab", "Zoë", "Zofia",
    ];

    internal static readonly string[] Family =
    [
        "Adeyemi", "Ahmed", "Ali", "Allen", "Anderson", "Bailey", "Baker", "Banerjee", "Begum", "Bell", "Bennett", "Brown", "Campbell", "Carter", "Chen", "Clarke",
        "Collins", "Cooper", "Cox", "Davies", "Dhillon", "Edwards", "Evans", "Farah", "Fernandes", "Fisher", "Foster", "Garcia", "Gill", "Gray", "Green", "Hall",
        "Harris", "Hassan", "Hill", "Hughes", "Hussain", "Ionescu", "Islam", "Jackson", "Jenkins", "Jones", "Kaczmarek", "Kaur", "Kelly", "Khan", "King", "Kowalska",
        "Kumar", "Lee", "Lewandowski", "Lewis", "Mahmood", "Marshall", "Martin", "Mensah", "Miller", "Mitchell", "Moore", "Morgan", "Morris", "Murphy", "Nguyen", "Nowak",
        "O’Brien", "Okafor", "Osei", "Palmer", "Parker", "Patel", "Pereira", "Phillips", "Popescu", "Price", "Rahman", "Reid", "Richards", "Roberts", "Robinson", "Rogers",
        "Russell", "Santos", "Scott", "Shah", "Sharma", "Silva", "Singh", "Smith", "Stewart", "Taylor", "Thompson", "Turner", "Walker", "Wang", "Ward", "Watson",
        "White", "Williams", "Wilson", "Wiśniewska", "Wood", "Wright", "Young", "Zhang",
    ];

    static readonly string[] Drama = ["07700 900", "07700 900", "07700 900", "0191 498 0", "0161 496 0", "020 7946 0"];

    /// <summary>So many people. Each has an email address of their own; names repeat, as they do.</summary>
    public static IEnumerable<PracticePerson> Some(int count, ulong seed = 1)
    {
        var random = new PracticeRandom(seed);
        for (var i = 1; i <= count; i++)
        {
            string given = random.Pick(Given), family = random.Pick(Family);
            var phone = random.Pick(Drama) + random.Below(1000).ToString("000", CultureInfo.InvariantCulture);
            var reach = random.Unit();
            yield return new(given, family, reach < 0.12 ? null : Email(given, family, i), reach > 0.85 ? null : phone);
        }
    }

    static string Email(string given, string family, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Letters(given)}.{Letters(family)}{number}@example.org");

    static string Letters(string name) => string.Concat(Fold.Of(name).Where(char.IsAsciiLetter));
}
