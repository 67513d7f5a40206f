using Bargate.Services.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Maker;

/// <summary>A practice site whose council folder is a copy that the form maker may write.</summary>
public class MakerSite : PracticeSite, IDisposable
{
    readonly string scratch = Folder.CreateTempSubdirectory("bargate-maker-").FullName;

    public MakerSite()
    {
        var source = Path.Combine(Repository.Root, "councils/southampton");
        foreach (var file in Folder.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Council, Path.GetRelativePath(source, file));
            Folder.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Council => Path.Combine(scratch, "southampton");

    protected override IEnumerable<string> Settings => [$"--Council={Council}"];

    public string FileOf(string service) => Path.Combine(Council, "services", $"{service}.yaml");

    public ServiceVersion? Live(string service) => Services.GetRequiredService<ServiceCatalogue>().Current(service);

    public Task<Published> Publish() => InScope(it => it.GetRequiredService<Publication>().Publish("test"));

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Folder.Delete(scratch, recursive: true);
    }
}

/// <summary>The same where the folder cannot be written.</summary>
public sealed class ReadOnlyMakerSite : MakerSite
{
    protected override IEnumerable<string> Settings => [.. base.Settings, "--Services:WriteFolder=false"];
}
