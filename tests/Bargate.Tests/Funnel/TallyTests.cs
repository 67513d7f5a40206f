using Bargate.Forms.Funnel;
using Bargate.Kernel.Counting;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Bargate.Forms.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bargate.Tests.Funnel;

public sealed class TallyTests
{
    // Several threads add while another takes out again and again: what was taken and what is left is all that was added.
    [Fact]
    public void Counts_of_many_threads_add_up_whenever_they_are_taken() => Prop.ForAll(
        Gen.Choose(1, 5).SelectMany(threads => Gen.ArrayOf(Gen.Choose(0, 3), 400).Select(keys => (threads, keys))).ToArbitrary(), given =>
        {
            var (tally, taken, done) = (new Tally<int>(), new long[4], false);
            var taker = Task.Run(() =>
            {
                while (!Volatile.Read(ref done))
                    foreach (var (key, count) in tally.Take()) taken[key] += count;
            });
            Task.WaitAll([.. Enumerable.Range(0, given.threads).Select(_ => Task.Run(() =>
            {
                foreach (var key in given.keys) tally.Add(key);
            }))]);
            Volatile.Write(ref done, true);
            taker.Wait();
            foreach (var (key, count) in tally.Take()) taken[key] += count;
            for (var key = 0; key < taken.Length; key++) Assert.Equal((long)given.threads * given.keys.Count(it => it == key), taken[key]);
            Assert.True(tally.IsEmpty);
        }).QuickCheckThrowOnFailure();
}

/// <summary>Writing the counts: together with what is there, all of it at an orderly stop, and again where it failed.</summary>
public sealed class FlushTests
{
    [Fact]
    public async Task Counts_are_added_to_those_that_are_there_and_written_when_the_host_stops()
    {
        var site = new FunnelSite();
        using var files = site;
        await using var host = site;
        await site.InitializeAsync();
        await site.Publish("kept", FunnelSite.Form("KA"));
        async Task Walk()
        {
            using var resident = site.Visitor();
            await resident.Submit(await resident.Get("/services/kept/kind"), ("kind", "big"));
        }
        await Walk();
        Assert.Equal(0, await Began(site));
        await site.Flush();
        Assert.Equal(1, await Began(site));
        await Task.WhenAll(Walk(), Walk(), Walk());
        var counter = site.Services.GetRequiredService<FunnelCounter>();
        Assert.Contains(counter, site.Services.GetServices<IHostedService>());
        await counter.StopAsync(CancellationToken.None);
        Assert.Equal(4, await Began(site));
        // Nothing is written twice.
        await site.Flush();
        Assert.Equal(4, await Began(site));
    }

    [Fact]
    public async Task What_cannot_be_written_waits_and_is_written_later()
    {
        var site = new FunnelSite();
        using var files = site;
        await using var host = site;
        await site.InitializeAsync();
        await site.Publish("waiting", FunnelSite.Form("KB"));
        using var resident = site.Visitor();
        await resident.Submit(await resident.Get("/services/waiting/kind"), ("kind", "big"));
        await site.InDatabase(db => db.Database.ExecuteSqlRawAsync("alter table forms_funnel rename to forms_funnel_away"));
        await Assert.ThrowsAnyAsync<Exception>(site.Flush);
        await site.InDatabase(db => db.Database.ExecuteSqlRawAsync("alter table forms_funnel_away rename to forms_funnel"));
        await site.Flush();
        Assert.Equal(1, await Began(site, "waiting"));
    }

    static Task<long> Began(FunnelSite site, string service = "kept") => site.InDatabase(db => db.FunnelCounts.Where(it => it.Service == service && it.Page == "" && it.What == Counted.Moved).SumAsync(it => it.Count));
}
