using System.Diagnostics;
using Bargate.Linkage;
using Bargate.Linkage.Bench;
using Bargate.Linkage.Bench.Generator;

return args switch
{
    ["generate", var path, var records, .. var rest] when int.TryParse(records, out var count) => Generate(path, count, rest is [var seed] ? ulong.Parse(seed) : 1),
    ["accuracy", .. var files] => Measure(files),
    ["find", var path] => Find(path),
    ["speed", var path, var output] => Time(path, output),
    _ => Usage(),
};

static int Generate(string path, int records, ulong seed)
{
    var clock = Stopwatch.StartNew();
    PeopleGenerator.Write(path, records, seed);
    Console.WriteLine($"{records:N0} records of made-up people in {clock.Elapsed.TotalSeconds:0.00} s, seed {seed}: {path}");
    return 0;
}

static int Measure(string[] files)
{
    foreach (var set in new[] { TestSet.Febrl(), TestSet.Fake("fake_1000.csv", "cluster"), TestSet.Fake("fake_20000.csv", "group") }.Concat(files.Select(TestSet.Generated)))
    {
        if (set is null) continue;
        var settings = LinkageSettings.Guess(set.Columns) with { Mixture = Environment.GetEnvironmentVariable("PLAIN") is null };
        var model = set.Right is null ? Training.Train(set.Left, settings) : Training.Train(set.Left, set.Right, settings);
        Console.WriteLine(Accuracy.Of(set, model));
        if (Environment.GetEnvironmentVariable("SHOW") is null) continue;
        if (Environment.GetEnvironmentVariable("LOW") is not null) Console.WriteLine(Accuracy.Low(set, model));
        Console.WriteLine($"prior {model.Prior}\n{string.Join('\n', model.Checks)}");
        for (var i = 0; i < model.Weights.Count; i++)
        {
            Console.WriteLine($"{model.Weights[i].Comparison} (terms x {model.Weights[i].TermFrequencyExponent})");
            for (var level = 0; level < model.Weights[i].Levels.Count; level++)
            {
                var it = model.Weights[i].Levels[level];
                Console.WriteLine($"   {it.Label,-60} m {it.M:0.00000} u {it.U:0.0000000} w {it.Weight,6:0.00}  {string.Join(" ", model.Mixture?.Classes.Select(k => $"{k.Levels[i][level]:0.0000}") ?? [])}");
            }
        }
        Console.WriteLine(string.Join(" ", model.Mixture?.Classes.Select(k => $"{k.Name} {k.Share:0.000}") ?? []));
    }
    return 0;
}

static int Time(string path, string output)
{
    Speed.Run(path, output);
    return 0;
}

static int Find(string path)
{
    FindOne.Run(path);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("Bargate.Linkage.Bench generate FILE.csv RECORDS [SEED]");
    return 2;
}
