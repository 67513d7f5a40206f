using Bargate.Kernel.Councils;
using Bargate.Kernel.Storage;
using Bargate.Kernel.Yaml;

namespace Bargate.Web.Hosting;

/// <summary>`bargate NAME ...`: the host's own commands and those of the modules, on a line that <see cref="CommandLine"/> found without fault.</summary>
static class Commands
{
    public static async Task<int> Run(string[] args, BargateModule[] modules)
    {
        var command = CommandLine.CommandsOf(modules).First(it => it.Name == args[0]);
        // Settings may stand anywhere behind the name; the rest is the command's own.
        var settings = args.Where(IsSetting).ToArray();
        var arguments = args.Skip(1).Where(it => !IsSetting(it)).ToArray();
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; stop.Cancel(); };
        if (command.Alone)
        {
            await using var alone = Alone(settings, modules);
            return await command.Run(alone, arguments, stop.Token);
        }
        await using var app = SiteBuilder.Build(settings, modules, opensNothing: !command.Writes);
        using var held = command.Writes ? DatabaseLock.Take(app.Services.GetRequiredService<BargateDatabase>(), $"runs bargate {command.Name}") : null;
        if (command.Name is not ("migrate" or "restore") && command.Writes) await StartUp.CheckSchema(app, CancellationToken.None);
        return await command.Run(app.Services, arguments, stop.Token);
    }

    static bool IsSetting(string argument) => argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=', StringComparison.Ordinal);

    // What the modules register, without the settings of mail and the like: they are no business of a command that reads files.
    static ServiceProvider Alone(string[] settings, BargateModule[] modules)
    {
        var services = new ServiceCollection().AddLogging();
        foreach (var module in modules) module.AddServices(services, new ConfigurationBuilder().Build());
        services.AddSingleton(_ =>
        {
            var builder = SiteBuilder.Begin(settings);
            return Council.Load(HostSettings.FindCouncil(builder.Configuration, builder.Environment), new Faults());
        });
        return services.BuildServiceProvider();
    }

    public static Task<int> NewKey()
    {
        Console.WriteLine(HostSettings.NewKey());
        return Task.FromResult(0);
    }

    public static async Task<int> Migrate(IServiceProvider services, string[] arguments, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var pending = await DatabaseSetUp.Pending(db, stop);
        await DatabaseSetUp.Migrate(db, stop);
        Console.WriteLine(pending.Count == 0 ? "The database is up to date." : $"Applied {(pending.Count == 1 ? "1 migration" : $"{pending.Count} migrations")}: {string.Join(", ", pending)}");
        return 0;
    }
}
