using Bargate.Forms;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Loading;
using Bargate.Services.Walks;
using Bargate.Tests.Services;

namespace Bargate.Tests.Walks;

/// <summary>Every walk of every service of the practice council.</summary>
static class AllWalks
{
    static readonly Lazy<CouncilFolder> Folder = new(() =>
    {
        var faults = new Faults();
        var council = Council.Load(Given.CouncilFolder(), faults);
        return CouncilFolder.Read(council.Folder, QuestionTypes.All.Select(it => it.Kind), council.Languages, faults, walked: new(council.Time.Today(TimeProvider.System), council.WorkingDays));
    });

    public static IEnumerable<(ServiceDefinition Service, Walk Walk)> All => Folder.Value.Services.Where(it => it.Read is not null).SelectMany(it => it.Walks.Select(walk => (it.Read!.Definition, walk)));

    public static IEnumerable<ServiceDefinition> Services => Folder.Value.Services.Select(it => it.Read?.Definition).OfType<ServiceDefinition>();

    public static (ServiceDefinition Service, Walk Walk) Find(string service, string walk) => All.Single(it => it.Service.Id == service && it.Walk.Name == walk);
}
