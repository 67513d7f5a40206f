using System.Text;

namespace Bargate.Linkage.Bench.Generator;

/// <summary>
/// Writes a CSV file of made-up people, about 1.5 records each, with the truth in the columns 'cluster' and 'household'. One seed and one
/// number of records give one file, however many cores make it.
/// </summary>
internal static class PeopleGenerator
{
    const int ChunkSize = 512;
    const string Header = "unique_id,cluster,household,first_name,middle_name,surname,dob,sex,house_number,street,postcode,email,phone,source\n";
    static readonly string[] Sources = ["council_tax", "electoral", "housing", "libraries", "adult_social_care", "parking", "hr_staff"];
    static readonly double[] SourceShares = [.34, .22, .16, .12, .08, .06, .02], RecordShares = [.70, .185, .065, .025, .012, .008, .005];
    static readonly int[] RecordCounts = [1, 2, 3, 4, 5, 6, 8];

    public static void Write(string path, int records, ulong seed)
    {
        var rows = Generate(records, seed);
        var order = Shuffle(rows.Select(it => it.Count).ToArray(), records, seed);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        file.Write(Encoding.ASCII.GetBytes(Header));
        Span<byte> id = stackalloc byte[12];
        for (var i = 0; i < order.Length; i++)
        {
            i.TryFormat(id, out var length);
            id[length++] = (byte)',';
            file.Write(id[..length]);
            file.Write(rows[order[i].Chunk].Of(order[i].Row));
        }
    }

    static List<Rows> Generate(int records, ulong seed)
    {
        // Households hold 2.35 people and people 1.51 records, so this many households are a little too many.
        var households = (int)(records / 3.4) + ChunkSize;
        var places = new Places(seed, households);
        var (all, kept, made) = (new List<Rows>(), 0, 0);
        while (kept < records)
        {
            var wave = new Rows[Math.Max(1, Math.Min(256, households / ChunkSize / 4))];
            Parallel.For(0, wave.Length, it => wave[it] = Chunk(made + it, seed, places));
            made += wave.Length;
            foreach (var rows in wave.TakeWhile(_ => kept < records))
            {
                rows.CutTo(Math.Min(rows.Count, records - kept));
                kept += rows.Count;
                all.Add(rows);
            }
        }
        return all;
    }

    static Rows Chunk(int number, ulong seed, Places places)
    {
        var rows = new Rows();
        Span<Person> people = new Person[Household.Most];
        for (var household = number * ChunkSize; household < (number + 1) * ChunkSize; household++)
            foreach (ref var person in people[..Household.Fill(household, seed, places, people)])
            {
                var rng = new Rng(seed ^ 0xB1097, (ulong)person.Cluster);
                var count = RecordCounts[rng.Pick(RecordShares)];
                for (var i = 0; i < count; i++)
                {
                    if (i > 0) Life.GoesOn(ref person, places, ref rng);
                    rows.Add(person, Life.WrittenDown(person, i == 0, ref rng), Sources[rng.Pick(SourceShares)]);
                }
            }
        return rows;
    }

    static (int Chunk, int Row)[] Shuffle(int[] counts, int records, ulong seed)
    {
        var order = new (int Chunk, int Row)[records];
        var at = 0;
        for (var chunk = 0; chunk < counts.Length; chunk++)
            for (var row = 0; row < counts[chunk]; row++) order[at++] = (chunk, row);
        var rng = new Rng(seed ^ 0x5EAF, 1);
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = rng.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }
}
