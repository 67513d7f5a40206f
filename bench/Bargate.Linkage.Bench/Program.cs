using System.Diagnostics;
using Bargate.Linkage.Bench.Generator;

return args switch
{
    ["generate", var path, var records, .. var rest] when int.TryParse(records, out var count) => Generate(path, count, rest is [var seed] ? ulong.Parse(seed) : 1),
    _ => Usage(),
};

static int Generate(string path, int records, ulong seed)
{
    var clock = Stopwatch.StartNew();
    PeopleGenerator.Write(path, records, seed);
    Console.WriteLine($"{records:N0} records of made-up people in {clock.Elapsed.TotalSeconds:0.00} s, seed {seed}: {path}");
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("Bargate.Linkage.Bench generate FILE.csv RECORDS [SEED]");
    return 2;
}
