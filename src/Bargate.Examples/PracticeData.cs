using System.Diagnostics;
using Bargate.Accounts;
using Bargate.Examples.Listings;
using Bargate.Examples.Stories;
using Bargate.Examples.Systems;
using Bargate.Kernel.Storage;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Examples;

/// <summary>Fills an empty database with a council at work: properties, officers, cases at every stage. Made up, seeded, labelled on every page.</summary>
public static class PracticeData
{
    /// <summary>What was made, in words; null when the database was not empty.</summary>
    public static async Task<string?> Fill(IServiceProvider scope, CancellationToken stop)
    {
        if (!await FillPlaces(scope, stop)) return null;
        var began = Stopwatch.GetTimestamp();
        var records = await PracticeRecords.Fill(scope, Now(scope), stop);
        var took = Stopwatch.GetElapsedTime(began);
        var cases = await PracticeCases.Fill(scope, Now(scope), stop);
        await PracticeFunnels.Fill(scope, Now(scope), stop);
        var listings = await PracticeListings.Fill(scope, Now(scope), PracticeListings.Standard, stop);
        return $"{PracticePlaces.All.Count} properties, {PracticeOfficers.All.Count} officers, {cases}, {listings}; {records} (made and linked in {took.TotalSeconds:0.0} s)";
    }

    /// <summary>Only the properties and the officers; false when the database was not empty.</summary>
    public static async Task<bool> FillPlaces(IServiceProvider scope, CancellationToken stop)
    {
        if (await scope.GetRequiredService<PropertyRegister>().Count(stop) > 0) return false;
        var db = scope.GetRequiredService<BargateDb>();
        // The mark comes first: what is filled in part is practice data too.
        await scope.GetRequiredService<PracticeMark>().Put(db, Now(scope), stop);
        await FillOfficers(scope, stop);
        await PracticePlaces.Fill(db, scope.GetRequiredService<BatchWriter>(), Now(scope), stop);
        return true;
    }

    /// <summary>Somebody to sign in as, where there is nobody.</summary>
    public static async Task FillOfficers(IServiceProvider scope, CancellationToken stop)
    {
        var db = scope.GetRequiredService<BargateDb>();
        if (!await db.Set<Officer>().AnyAsync(stop)) db.AddRange(PracticeOfficers.All);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    /// <summary>Whether this database was ever filled. One that was filled before there was a mark is known by its properties, and marked.</summary>
    public static async Task<bool> IsIn(IServiceProvider scope, CancellationToken stop)
    {
        var (db, mark) = (scope.GetRequiredService<BargateDb>(), scope.GetRequiredService<PracticeMark>());
        if (await mark.Look(db, stop)) return true;
        if (!await db.Properties.AnyAsync(it => it.Uprn >= PracticePlaces.FirstUprn, stop)) return false;
        await mark.Put(db, Now(scope), stop);
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Whether somebody of the practice data could be given a case: in a database that was ever begun in Development, also with `--empty`.</summary>
    public static Task<bool> HasOfficers(IServiceProvider scope, CancellationToken stop) => scope.GetRequiredService<BargateDb>().Set<Officer>().AnyAsync(it => it.Subject == null, stop);

    static DateTime Now(IServiceProvider scope) => scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
}
