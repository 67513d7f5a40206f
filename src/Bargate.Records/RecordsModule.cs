using Bargate.Records.Contract;
using Bargate.Records.Import;
using Bargate.Records.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Records;

/// <summary>The property register: which properties there are, how they are written and where they are.</summary>
public sealed class RecordsModule : BargateModule
{
    public override void MapTables(ModelBuilder model) => RecordsTables.Map(model);

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddScoped<PropertyRegister>();

    public override IEnumerable<Command> Commands => [new("import", ImportAddresses.Usage, ImportAddresses.Run)];
}
