using System.Diagnostics;
using System.Globalization;
using Bargate.Forms;
using Bargate.Kernel.Calendar;
using Bargate.Kernel.Yaml;
using Bargate.Services.Checks;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;
using Bargate.Services.Loading;
using Bargate.Services.Walks;
using Bargate.Tests.Services;
using Xunit.Abstractions;

namespace Bargate.Tests.Robustness;

/// <summary>Mangled service files, walks and expressions: none ends the process, none hangs, each fault has a place. `bench/fuzz` tries 1,000,000.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    const int Seed = 20261122;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    static readonly string[] Pieces = ["{", "}", "[", "]", ":", " ", "\n", "\t", "- ", "'", "\"", "|", ">", "&a", "*a", "!t", "#", "%", "@", "`", "\0", "\uD800", "é", "灯", "---\n", "...", "when", "today", "working days", "count(", "sum(", "any(", ")", "==", "in", "not", "and", "or", "9999999999999999999999999999999", "-1", ".", "/ 0", "group", "repeat", "questions", "use", "value", "yes", "null", "~", "{due:", "{reason}"];
    static readonly string[] Expressions = ["kind == 'lamp' and not dark", "today - 3 working days < day", "count(vehicles) * 1500 + sum(vehicles.price)", "if(any(vehicles.fuel == 'diesel'), min(1, 2), max(3, 4 / 0)) in [1, 2]", "age(born) >= 65 or place.ward == 'it''s'"];
    static readonly Surroundings Around = Surroundings.Of(QuestionTypes.All.Select(it => it.Kind), [new Team("waste", "Waste", "waste@example.org", [])], ["en", "pl"]);

    [Fact]
    public void No_input_ends_or_stops_the_reader_and_each_fault_has_its_place()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("BARGATE_FUZZ") ?? "3000", CultureInfo.InvariantCulture);
        var files = Folder.GetFiles(Path.Combine(Given.CouncilFolder(), "services")).Select(File.ReadAllText).Where(it => it.Length < 6000).Append(Given.Service).ToArray();
        var (faulty, slowest) = (0, TimeSpan.Zero);
        Parallel.For(0, count, i =>
        {
            var random = new Random(Seed + i);
            var from = Stopwatch.GetTimestamp();
            var faults = i % 4 == 0 ? File1(Mangled(random.GetItems(files, 1)[0], random)) : i % 40 == 1 ? Walks(Mangled(random.GetItems(files, 1)[0], random)) : Expression(Mangled(random.GetItems(Expressions, 1)[0], random));
            var took = Stopwatch.GetElapsedTime(from);
            lock (files)
            {
                if (faults > 0) faulty++;
                if (took > slowest) slowest = took;
            }
        });
        var report = $"{count} inputs, {faulty} with faults, the slowest {slowest.TotalMilliseconds:F0} ms";
        output.WriteLine(report);
        Console.WriteLine(report);
        Assert.True(slowest < Longest, report);
        Assert.InRange(faulty, count / 10, count);
    }

    static int File1(string text)
    {
        var faults = new Faults();
        var read = ServiceReader.Read(new ServiceSource("fuzzed", text, new Dictionary<string, string>()), Around, faults);
        if (read is not null) ServiceChecks.Run(read, faults);
        return Placed(faults);
    }

    static int Walks(string text)
    {
        var faults = new Faults();
        WalkReader.Read("fuzzed", text, faults);
        return Placed(faults);
    }

    static int Placed(Faults faults)
    {
        foreach (var it in faults)
            Assert.True(it.Line >= 1 && it.Column >= 1 && it.File.Length > 0 && it.Problem.Length > 0 && it.Fix.Length > 0, it.ToString());
        return faults.Count;
    }

    static int Expression(string text)
    {
        var tree = Parser.Parse(text, out var fault);
        Assert.True(tree is null == fault is not null, text);
        if (fault is not null)
        {
            Assert.InRange(fault.At, 0, text.Length);
            return 1;
        }
        var scope = new Scope(new Dictionary<string, Subject>(), new HashSet<string>());
        Assert.All(Typing.Check(tree!, scope), it => Assert.InRange(it.At, 0, text.Length));
        Compiler.Compile(text, tree).Holds(new Dictionary<string, Value>(), new DateOnly(2026, 11, 25), WorkingDays.WithoutHolidays);
        Assert.Equal(tree!.Print(), Parser.Parse(tree.Print(), out _)?.Print() ?? tree.Print());
        return 0;
    }

    static string Mangled(string text, Random random)
    {
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 40), text.Length - at);
            text = random.Next(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, random.GetItems(Pieces, 1)[0]),
                2 => text.Insert(at, text.Substring(at, length)),
                3 => text.Remove(at, length).Insert(at, random.GetItems(Pieces, 1)[0]),
                4 => text.Insert(at, string.Concat(Enumerable.Repeat(random.GetItems(Pieces, 1)[0], random.Next(1, 60)))),
                _ => text[..at] + (char)random.Next(1, 0x2FF) + text[at..],
            };
        }
        return text;
    }
}
