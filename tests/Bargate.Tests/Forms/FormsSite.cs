using Bargate.Services.Walks;
using Bargate.Tests.Kernel.Files;
using Bargate.Tests.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Forms;

/// <summary>A practice site whose council folder is a copy that a test may change, with a service of one question for each question type, and a virus scanner.</summary>
public class FormsSite : PracticeSite, IDisposable
{
    readonly string scratch = Folder.CreateTempSubdirectory("bargate-forms-").FullName;
    readonly FakeClamd clamd = new();

    public FormsSite()
    {
        foreach (var source in Folder.GetFiles(Given.CouncilFolder(), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Council, Path.GetRelativePath(Given.CouncilFolder(), source));
            Folder.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
        var prefix = 'A';
        foreach (var (type, settings) in QuestionTypeContract.Settings)
        {
            Write($"a-{type}", Service($"T{prefix}", $"type: {type}", settings));
            Write($"an-optional-{type}", Service($"U{prefix++}", $"type: {type}", [.. settings, "optional: true"]));
        }
        Write("changing", Service("CH", "type: text", []));
    }

    protected string Council => Path.Combine(scratch, "testham");

    // These services are there for one page each.
    protected override void Configure(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) => builder.Services.AddSingleton(new WalkPolicy(false));

    protected override IEnumerable<string> Settings => [$"--Council={Council}", $"--Files:Clamd={clamd.Address}"];

    /// <summary>Writes a service file; it counts once it is published.</summary>
    public void Write(string service, string yaml) => File.WriteAllText(Path.Combine(Council, "services", $"{service}.yaml"), yaml);

    /// <summary>Takes a service file away; it is withdrawn once that is published.</summary>
    public void Remove(string service) => File.Delete(Path.Combine(Council, "services", $"{service}.yaml"));

    /// <summary>A service with one question, `it`.</summary>
    public static string Service(string prefix, string type, IEnumerable<string> settings, string ask = "What is it?") => $$"""
        title: Tell us one thing
        summary: One question.
        topic: things
        team: waste
        questions:
          - id: it
            ask: {{ask}}
            label: The thing
            {{string.Join("\n    ", settings.Prepend(type))}}
        case:
          reference: {{prefix}}
          stages:
            - { id: received, say: "We have it. We look by {due:done}." }
            - { id: done, say: Done., target: 3 working days, closes: true }
          reopen: { by: [reporter], within: 14 days, from: [done] }
        keep: { answers: 24 months, files: 6 months, contact: 6 months, because: A duty. }
        """;

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        clamd.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Folder.Delete(scratch, recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class FormsTests : ICollectionFixture<FormsSite>
{
    public const string Name = "forms";
}
