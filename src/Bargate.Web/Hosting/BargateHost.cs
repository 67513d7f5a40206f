using System.Data.Common;
using Bargate.Kernel.Storage;

namespace Bargate.Web.Hosting;

/// <summary>The way in: runs a command, or builds the site, brings its database and services up to date, and serves.</summary>
static class BargateHost
{
    public static async Task<int> Run(string[] args, BargateModule[] modules)
    {
        try
        {
            if (args is ["new-key"])
            {
                Console.WriteLine(HostSettings.NewKey());
                return 0;
            }
            if (args.Length > 0 && !args[0].StartsWith('-')) return await Commands.Run(args, modules);
            await using var app = SiteBuilder.Build(args, modules);
            using var held = DatabaseLock.Take(app.Services.GetRequiredService<BargateDatabase>());
            await StartUp.Prepare(app, CancellationToken.None);
            await app.StartAsync();
            Announcement.Print(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (DbException failed)
        {
            await Console.Error.WriteLineAsync($"The database cannot be reached: {failed.Message} Check ConnectionStrings:Bargate, and that the database runs.");
            return 2;
        }
        catch (SetUpFault fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 2;
        }
    }
}
