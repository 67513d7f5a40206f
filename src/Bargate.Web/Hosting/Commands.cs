using Bargate.Kernel.Storage;

namespace Bargate.Web.Hosting;

/// <summary>`bargate NAME ...`: the host's own commands and those of the modules.</summary>
static class Commands
{
    public static async Task<int> Run(string[] args, BargateModule[] modules)
    {
        Command[] all = [new("migrate", "migrate", Migrate), new("new-key", "new-key", (_, _, _) => Task.FromResult(0), Writes: false), .. Backups.All, .. modules.SelectMany(it => it.Commands)];
        if (all.FirstOrDefault(it => it.Name == args[0]) is not { } command)
        {
            await Console.Error.WriteLineAsync($"There is no command '{args[0]}'. Commands:\n{string.Join('\n', all.Select(it => $"  bargate {it.Usage}"))}");
            return 2;
        }
        await using var app = SiteBuilder.Build([], modules, opensNothing: !command.Writes);
        using var held = command.Writes ? DatabaseLock.Take(app.Services.GetRequiredService<BargateDatabase>()) : null;
        if (command.Name is not ("migrate" or "restore") && command.Writes) await StartUp.CheckSchema(app, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; stop.Cancel(); };
        return await command.Run(app.Services, args[1..], stop.Token);
    }

    static async Task<int> Migrate(IServiceProvider services, string[] arguments, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var pending = await DatabaseSetUp.Pending(db, stop);
        await DatabaseSetUp.Migrate(db, stop);
        Console.WriteLine(pending.Count == 0 ? "The database is up to date." : $"Applied {pending.Count} migrations: {string.Join(", ", pending)}");
        return 0;
    }
}
