using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Cases;

/// <summary>How long a visit to one's case lasts, and that what was written in it is not lost.</summary>
public sealed class VisitTests(BusySite site) : IClassFixture<BusySite>
{
    [Fact]
    public async Task Another_language_makes_a_visit_no_longer()
    {
        using var resident = await Inside("shared@example.org");
        site.Clock.Move(TimeSpan.FromMinutes(90));
        var page = await resident.Get("/track/case?lang=pl");
        Assert.Equal("/track/case?lang=pl", page.Url);
        Assert.Equal("/track/case", (await resident.Get("/track/case")).Url);
        site.Clock.Move(TimeSpan.FromMinutes(40));
        Assert.DoesNotContain("/track/case", (await resident.Get("/track/case")).Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task What_a_resident_wrote_outlives_officers_who_save_at_that_moment(int conflicts, bool saved)
    {
        using var resident = await Inside($"busy-{conflicts}@example.org");
        var form = await resident.Get("/track/tell");
        site.Conflicts.Left = conflicts;
        var page = await resident.Submit(form, ("Text", "The green gate"));
        Assert.Equal(0, site.Conflicts.Left);
        Assert.Equal(saved ? "/track/case?done=told" : "/track/tell", page.Url);
        Assert.Contains("The green gate", page.Main, StringComparison.Ordinal);
        if (!saved) Assert.Contains("Send it again", Assert.Single(page.Errors), StringComparison.Ordinal);
    }

    async Task<Visitor> Inside(string email)
    {
        var made = await site.Open(email: email);
        await site.RunJobs();
        var resident = site.Visitor();
        await resident.Submit(await resident.Get(CasesSite.LinkIn((await site.Letters(made.Id.Value))[^1].Body)));
        return resident;
    }
}

/// <summary>A site in which others save a case first, as often as a test says.</summary>
public sealed class BusySite : CasesSite
{
    internal Conflicts Conflicts { get; } = new();

    protected override void Configure(WebApplicationBuilder builder) => builder.Services.ConfigureDbContext<BargateDb>(it => it.AddInterceptors(Conflicts));
}

internal sealed class Conflicts : SaveChangesInterceptor
{
    public int Left { get; set; }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Left == 0 || !eventData.Context!.ChangeTracker.Entries<Entry>().Any()) return new(result);
        Left--;
        throw new DbUpdateConcurrencyException("Saved by another.");
    }
}
