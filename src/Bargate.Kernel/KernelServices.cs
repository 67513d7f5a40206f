using Bargate.Kernel.Auditing;
using Bargate.Kernel.Events;
using Bargate.Kernel.Files;
using Bargate.Kernel.Http;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Retention;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Searching;
using Bargate.Kernel.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bargate.Kernel;

/// <summary>The kernel's own services; the host calls it once.</summary>
public static class KernelServices
{
    public static IServiceCollection AddKernel(this IServiceCollection services, BargateModules modules, BargateDatabase database, MasterKey master, string filesPath)
    {
        services.AddSingleton(modules).AddSingleton(_ => database).AddSingleton(master).AddSingleton(TimeProvider.System).AddSingleton<PracticeMark>();
        services.AddSingleton(it => new FileStore(filesPath, it.GetRequiredService<MasterKey>(), it.GetRequiredService<TimeProvider>()));
        services.AddSingleton(it => new VirusScanner(it.GetService<IConfiguration>()?["Files:Clamd"], it.GetRequiredService<ILogger<VirusScanner>>()));
        services.AddSingleton<IHostNames, HostNames>().AddSingleton(it => new Outgoing(it.GetRequiredService<IHostNames>(), Outgoing.AllowLocal(it.GetService<IConfiguration>())));
        services.AddDbContextPool<BargateDb>(DatabaseSetUp.Configure, 64);
        if (database.IsPostgres) services.AddSingleton<BatchWriter, PostgresBatches>();
        else services.AddSingleton<SqliteBatches>().AddSingleton<BatchWriter>(it => it.GetRequiredService<SqliteBatches>()).AddHostedService(it => it.GetRequiredService<SqliteBatches>());
        services.AddScoped<KeyRing>().AddScoped<Outbox>().AddScoped<Audit>();
        services.AddSingleton<JobCatalogue>().AddSingleton<TimedJobs>().AddSingleton<JobQueue>().AddHostedService<JobRunner>();
        services.AddTimedJob<ChainAuditRows>(TimeSpan.FromMinutes(1));
        services.AddSingleton<Sequencer>().AddHostedService(it => it.GetRequiredService<Sequencer>());
        services.AddScoped<DueList>().AddScoped<Approvals>();
        services.AddTimedJob<RunRetention>(RunRetention.Look).AddAskedJob<DisposeOfApproved>().AddTimedJob<SweepFiles>(TimeSpan.FromDays(1));
        services.AddSearch();
        services.AddDataProtection().SetApplicationName("Bargate");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(it => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new DataProtectionKeys(it.GetRequiredService<IServiceScopeFactory>());
            options.XmlEncryptor = new MasterKeyXmlEncryptor(master);
            options.AuthenticatedEncryptorConfiguration = new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM };
        }));
        return services;
    }
}
