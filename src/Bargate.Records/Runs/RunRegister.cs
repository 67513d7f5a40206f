using System.Diagnostics;
using Bargate.Linkage;
using Bargate.Records.Contract;
using Bargate.Records.Matching;
using Bargate.Records.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Records.Runs;

/// <summary>
/// Works a run off, some hundred pairs at a time, each lot in one transaction with the run's count. Cut off at any point it begins with the
/// first pair again and passes over what is done: what stands in the database says what that is.
/// </summary>
internal sealed class RunRegister(IServiceScopeFactory scopes, CandidateFinder finder, Outbox outbox, TimeProvider clock) : IAskedJob
{
    public const int FewestRecords = 40;

    static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);

    public async Task Run(Guid about, CancellationToken stop)
    {
        var id = RunId.From(about);
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Turn;)
        {
            try
            {
                if (await Next(id, stop)) continue;
                // A register in memory is not kept for nobody.
                finder.Forget(id);
                return;
            }
            // An officer changed one of these people meanwhile: the same pairs again, as they are now.
            catch (DbUpdateConcurrencyException) { }
        }
        outbox.Ask<RunRegister>(about);
    }

    async Task<bool> Next(RunId id, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<BargateDb>();
        if (await own.LinkageRuns.SingleOrDefaultAsync(it => it.Id == id, stop) is not { } run || run.IsOver) return false;
        if (run.State == RunState.Undoing) return await scope.ServiceProvider.GetRequiredService<RunUndoing>().Next(run, stop);
        var resumed = !finder.Has(id);
        if (resumed && await own.SourceRecords.CountAsync(it => it.Register == run.Register && it.DisposedAt == null, stop) < FewestRecords)
            return await Stop(own, run, $"The register has fewer than {FewestRecords} records: too few to learn from or to link.", stop);
        var model = await ModelOf(own, run, stop);
        if (model is null && !run.Learns) return await Stop(own, run, "The register has no model yet. Start a run that learns one.", stop);
        var found = await finder.Of(run, model, table => Training.Train(table, LinkageSettings.Guess(Registers.Columns(run.Register)), null, stop), own, scope.ServiceProvider.GetRequiredService<RegisterReader>(), stop);
        if (resumed || run.Model is null) await Begin(own, run, found, stop);
        return await scope.ServiceProvider.GetRequiredService<RunLinking>().Next(run, found, stop);
    }

    // Written before the first link: whoever takes the run over uses this model and learns no other.
    async Task Begin(BargateDb own, LinkageRun run, Candidates found, CancellationToken stop)
    {
        var version = found.Model.Version;
        if (await own.RegisterModels.SingleOrDefaultAsync(it => it.Register == run.Register && it.Model == version, stop) is not { } known)
            own.Add(new RegisterModel { Register = run.Register, Model = version, Json = found.Model.Write(), LearntAt = Now, Records = found.Records, By = run.By, UsedSince = Now });
        else if (run.Learns && run.Model is null) known.UsedSince = Now;
        run.Begin(version, found.Records, found.All.Count, Now);
        run.Advance(0, 0, 0);
        await own.SaveChangesAsync(stop);
    }

    async Task<bool> Stop(BargateDb own, LinkageRun run, string why, CancellationToken stop)
    {
        run.Stop(why, Now);
        await own.SaveChangesAsync(stop);
        return false;
    }

    static async Task<LinkageModel?> ModelOf(BargateDb own, LinkageRun run, CancellationToken stop)
    {
        var models = own.RegisterModels.AsNoTracking().Where(it => it.Register == run.Register);
        var json = run.Model is { } begun ? await models.Where(it => it.Model == begun).Select(it => it.Json).SingleAsync(stop)
            : run.Learns ? null : await models.OrderByDescending(it => it.UsedSince).Select(it => it.Json).FirstOrDefaultAsync(stop);
        return json is null ? null : LinkageModel.Read(json);
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;
}
