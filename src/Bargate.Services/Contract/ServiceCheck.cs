using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Checks;
using Bargate.Services.Loading;
using Bargate.Services.Walks;

namespace Bargate.Services.Contract;

/// <summary>Checks a service's text as publication does, against the blocks, teams and lists of this council.</summary>
public sealed class ServiceCheck
{
    readonly Council council;
    readonly ServiceCatalogue catalogue;
    readonly List<QuestionKind> kinds;
    readonly TimeProvider clock;

    internal ServiceCheck(Council council, ServiceCatalogue catalogue, IEnumerable<QuestionKind> kinds, TimeProvider clock)
    {
        (this.council, this.catalogue, this.clock) = (council, catalogue, clock);
        this.kinds = [.. kinds];
    }

    /// <summary>The types that a question may have.</summary>
    public IReadOnlyList<QuestionKind> Kinds => kinds;

    /// <summary>The blocks that `use:` may name, such as contact@1.</summary>
    public IReadOnlyList<string> Blocks => Names("blocks", "*.yaml");

    /// <summary>What a block asks, by the short names of its questions: `Name, Email, Phone`.</summary>
    public string BlockWords(string name)
    {
        if (BlockText(name) is not { } text || ServiceText.Of(name, text) is not { IsReadable: true } block) return name;
        var asked = Enumerable.Range(0, block.CountOf("questions")).Select(i => block.Get($"questions/{i}", "label", council.Language) ?? block.Get($"questions/{i}", "ask", council.Language) ?? "").Where(it => it.Length > 0);
        return string.Join(", ", asked) is { Length: > 0 } words ? words : name;
    }

    string? BlockText(string name) => YamlReader.TextOf(Path.Combine(council.Folder, "blocks", $"{name}.yaml"), $"blocks/{name}.yaml", new Faults());

    /// <summary>The lists of things that a question of type asset may name.</summary>
    public IReadOnlyList<string> Places => Names("places", "*.csv");

    public ServiceText Open(string service, string text) => ServiceText.Of(service, text, council.Language);

    /// <summary>A new service that has no fault, with the walks that publication asks for.</summary>
    public (ServiceText Text, string Walks) New(string service, string title, string team)
    {
        var taken = catalogue.All.Select(it => it.Definition.Case.ReferencePrefix).ToHashSet();
        return (Open(service, Commands.Templates.Service(service, title, team, taken)), Commands.Templates.Walks(service, team));
    }

    /// <summary>What a condition of a part may speak of: the questions asked before it.</summary>
    /// <param name="itself">Whether the part's own answer is there already, as at an exit.</param>
    public IReadOnlyList<PickSubject> Subjects(CheckedText text, string path, bool itself = false) => Editing.Subjects.At(text, path, itself, kinds.ToDictionary(it => it.Name), council.Language);

    /// <summary>What is wrong in a text, and what it defines where it can be read.</summary>
    /// <param name="walks">Its walks, to be walked too; null looks at the service alone.</param>
    public CheckedText Check(ServiceText text, string? walks = null)
    {
        var faults = new Faults();
        var around = Surroundings.Of(kinds, catalogue.Teams, council.Languages) with { Places = Places, KnowsTeams = catalogue.Teams.Count > 0 };
        var read = ServiceReader.Read(Source(text), around, faults);
        if (read is not null)
        {
            ServiceChecks.Run(read, faults);
            var prefix = read.Definition.Case.ReferencePrefix;
            if (catalogue.All.FirstOrDefault(it => it.Service != text.Service && it.Definition.Case.ReferencePrefix == prefix) is { } other)
                faults.Add(read.Places.Case, $"The service '{other.Service}' writes references with {prefix} too", "Choose other letters");
            foreach (var list in read.Definition.Questions.Select(it => it.SettingText("assets")).OfType<string>().Distinct()) AssetFile.Read(council.Folder, list, faults);
            if (walks is not null) Walk(text.Service, walks, read, faults);
        }
        return new CheckedText(text, read?.Definition, [.. faults.Select(it => new PartFault(it, it.File == text.Document.File ? text.PartAt(it.Line) : null))]) { Read = read };
    }

    void Walk(string service, string walks, ReadService read, Faults faults)
    {
        var (before, written) = (faults.Count, WalkReader.Read(service, walks, faults));
        // A walk through a service that has a fault would only say the same again.
        if (before == 0 && faults.Count == 0) WalkChecks.Run(read, written, new WalkDay(council.Time.Today(clock), council.WorkingDays), faults);
    }

    internal ServiceSource Source(ServiceText text)
    {
        var blocks = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var known = Blocks;
        foreach (var name in text.Pages.Where(it => it.Kind == PartKind.Block && known.Contains(it.Id)).Select(it => it.Id).Distinct())
            if (BlockText(name) is { } block) blocks[name] = block;
        return new ServiceSource(text.Service, text.Document.Text, blocks);
    }

    List<string> Names(string kind, string pattern)
    {
        var path = Path.Combine(council.Folder, kind);
        return Directory.Exists(path) ? [.. Directory.GetFiles(path, pattern).Select(it => Path.GetFileNameWithoutExtension(it)).Order(StringComparer.Ordinal)] : [];
    }
}

/// <summary>A text with its faults, in the order of the file; <see cref="Definition"/> is null where it cannot be read at all.</summary>
public sealed record CheckedText(ServiceText Text, ServiceDefinition? Definition, IReadOnlyList<PartFault> Faults)
{
    internal ReadService? Read { get; init; }

    public bool IsSound => Faults.Count == 0;

    /// <summary>Those of one part and of what it holds.</summary>
    public IReadOnlyList<PartFault> Of(string path) => [.. Faults.Where(it => it.Part is { } part && (part.Path == path || part.Path.StartsWith(path + "/", StringComparison.Ordinal)))];
}

/// <summary>A fault with the part of the service that it stands in; null for the service as a whole, its walks and its blocks.</summary>
public sealed record PartFault(Fault Fault, TextPart? Part);
