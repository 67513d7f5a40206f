using System.Data.Common;
using Bargate.Kernel.Storage;

namespace Bargate.Web.Hosting;

/// <summary>The way in: says how it is used, runs a command, or builds the site, brings its database and services up to date, and serves.</summary>
static class BargateHost
{
    public static async Task<int> Run(string[] args, BargateModule[] modules)
    {
        if (CommandLine.AsksForHelp(args))
        {
            Console.WriteLine(CommandLine.Help(args, modules));
            return 0;
        }
        if (CommandLine.Fault(args, modules) is { } wrong) return await Refuse(wrong);
        try
        {
            return args is [var name, ..] && !name.StartsWith('-') ? await Commands.Run(args, modules) : await Serve(args, modules);
        }
        catch (DbException failed) { return await Refuse($"The database cannot be used: {failed.Message.TrimEnd('.')}. Check ConnectionStrings:Bargate, and that the database runs."); }
        catch (SetUpFault fault) { return await Refuse(fault.Message); }
    }

    static async Task<int> Serve(string[] args, BargateModule[] modules)
    {
        await using var app = SiteBuilder.Build(args, modules);
        Ports.Check(app.Configuration);
        using var held = DatabaseLock.Take(app.Services.GetRequiredService<BargateDatabase>(), "serves the site");
        await StartUp.Prepare(app, CancellationToken.None);
        await app.StartAsync();
        Announcement.Print(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    static async Task<int> Refuse(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 2;
    }
}
