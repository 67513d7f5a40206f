using Bargate.Examples.Stories;
using Bargate.Kernel.Storage;
using Bargate.Records.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Examples;

/// <summary>Fills an empty database with a council at work: properties, officers, cases at every stage. Made up, seeded, labelled on every page.</summary>
public static class PracticeData
{
    /// <summary>What was made, in words; null when the database was not empty.</summary>
    public static async Task<string?> Fill(IServiceProvider scope, CancellationToken stop)
    {
        if (!await FillPlaces(scope, stop)) return null;
        var cases = await PracticeCases.Fill(scope, Now(scope), stop);
        return $"{PracticePlaces.All.Count} properties, {PracticeOfficers.All.Count} officers, {cases}";
    }

    /// <summary>Only the properties and the officers; false when the database was not empty.</summary>
    public static async Task<bool> FillPlaces(IServiceProvider scope, CancellationToken stop)
    {
        if (await scope.GetRequiredService<PropertyRegister>().Count(stop) > 0) return false;
        var db = scope.GetRequiredService<BargateDb>();
        await PracticePlaces.Fill(db, scope.GetRequiredService<BatchWriter>(), Now(scope), stop);
        db.AddRange(PracticeOfficers.All);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        return true;
    }

    static DateTime Now(IServiceProvider scope) => scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
}
