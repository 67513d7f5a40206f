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
        if (await scope.GetRequiredService<PropertyRegister>().Count(stop) > 0) return null;
        var db = scope.GetRequiredService<BargateDb>();
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await PracticePlaces.Fill(db, scope.GetRequiredService<BatchWriter>(), now, stop);
        db.AddRange(PracticeOfficers.All);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        var cases = await PracticeCases.Fill(scope, now, stop);
        return $"{PracticePlaces.All.Count} properties, {PracticeOfficers.All.Count} officers, {cases}";
    }
}
