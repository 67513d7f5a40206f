using System.Text.Json;
using Bargate.Kernel.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bargate.Kernel.Jobs;

/// <summary>Every job that a module registered, by name.</summary>
public sealed class JobCatalogue
{
    readonly Dictionary<string, Registration> byName;
    readonly ILookup<string, Registration> byEvent;
    readonly SemaphoreSlim signal = new(0, 1);

    public JobCatalogue(IEnumerable<Registration> all)
    {
        byName = all.ToDictionary(it => it.Name);
        byEvent = byName.Values.Where(it => it.Event is not null).ToLookup(it => it.Event!);
    }

    public IEnumerable<Registration> All => byName.Values;

    internal IEnumerable<Registration> ListenersTo(string name) => byEvent[name];

    internal Registration? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Tells the runner of this process that there is work, so that it need not wait for its next look.</summary>
    public void Wake()
    {
        if (signal.CurrentCount > 0) return;
        try { signal.Release(); }
        catch (SemaphoreFullException) { /* already awake */ }
    }

    internal Task<bool> Asleep(TimeSpan most, CancellationToken stop) => signal.WaitAsync(most, stop);

    /// <param name="Event">The event it answers; null when it is asked for or timed.</param>
    /// <param name="Every">How often it runs; null unless timed.</param>
    public sealed record Registration(string Name, Type Type, string? Event, bool InOrder, TimeSpan? Every, Func<IServiceProvider, JobRow?, CancellationToken, Task> Run);
}

/// <summary>How a module registers its jobs, one explicit line each.</summary>
public static class JobRegistrations
{
    /// <summary>One job may answer several events, one line each: it is named for both, `TellTheResident/case-opened`.</summary>
    /// <param name="inOrder">Waits for the earlier job that also runs in order and is about the same thing.</param>
    public static IServiceCollection AddJob<TJob, TEvent>(this IServiceCollection services, bool inOrder = false) where TJob : class, IJob<TEvent> where TEvent : IEvent
    {
        services.TryAddScoped<TJob>();
        return services.AddSingleton(new JobCatalogue.Registration($"{typeof(TJob).Name}/{TEvent.Name}", typeof(TJob), TEvent.Name, inOrder, null,
            (scope, row, stop) => ((IJob<TEvent>)scope.GetRequiredService<TJob>()).Run(JsonSerializer.Deserialize<TEvent>(row!.Data, Outbox.Json)!, stop)));
    }

    public static IServiceCollection AddAskedJob<TJob>(this IServiceCollection services) where TJob : class, IAskedJob =>
        services.AddScoped<TJob>().AddSingleton(new JobCatalogue.Registration(typeof(TJob).Name, typeof(TJob), null, false, null,
            (scope, row, stop) => scope.GetRequiredService<TJob>().Run(row!.About, stop)));

    public static IServiceCollection AddTimedJob<TJob>(this IServiceCollection services, TimeSpan every) where TJob : class, ITimedJob =>
        services.AddScoped<TJob>().AddSingleton(new JobCatalogue.Registration(typeof(TJob).Name, typeof(TJob), null, false, every,
            (scope, _, stop) => scope.GetRequiredService<TJob>().Run(stop)));
}
