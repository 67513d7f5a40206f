using Bargate.Forms.Funnel;
using Bargate.Forms.Storage;
using Bargate.Services.Contract;
using Bargate.Tests.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Funnel;

/// <summary>A site with a short form of its own for each test, whose counts are written when a test asks for it.</summary>
public sealed class FunnelSite : FormsSite
{
    /// <summary>A choice that leads out, a text of at most ten letters, a number.</summary>
    public static string Form(string prefix, string third = "How many are there?") => $$"""
        title: Tell us three things
        summary: Three questions.
        topic: things
        team: waste
        questions:
          - id: kind
            type: choice
            ask: What kind is it?
            label: The kind
            options: { big: Big, small: Small, none: None }
            exits: [{ when: kind == 'none', to: nothing }]
          - { id: name, type: text, ask: What is it called?, label: The name, max-length: 10 }
          - { id: many, type: number, ask: "{{third}}", label: The number, whole: true }
        exits:
          nothing: { title: Nothing to do, body: We need not know. }
        case:
          reference: {{prefix}}
          stages:
            - { id: received, say: "We have it. We look by {due:done}." }
            - { id: done, say: Done., target: 3 working days, closes: true }
          reopen: { by: [reporter], within: 14 days, from: [done] }
        keep: { answers: 24 months, files: 6 months, contact: 6 months, because: A duty. }
        """;

    public async Task Publish(string service, string yaml)
    {
        Write(service, yaml);
        var published = await InScope(it => it.GetRequiredService<Publication>().Publish("test"));
        Assert.True(published.Editions.Any(it => it.Service == service), $"{service} was not published: {string.Join("; ", published.Faults)}");
    }

    public Task Flush() => Services.GetRequiredService<FunnelCounter>().Flush(CancellationToken.None);

    /// <summary>All that is counted of a service, written first: `Moved name many = 1`.</summary>
    public async Task<string[]> Counted(string service)
    {
        await Flush();
        var rows = await InDatabase(db => db.FunnelCounts.AsNoTracking().Where(it => it.Service == service).ToListAsync());
        return [.. rows.Select(it => $"{it.Edition} {it.Channel} {it.Week:yyyy-MM-dd} {it.What} {(it.Page.Length == 0 ? "start" : it.Page)}{(it.Detail.Length == 0 ? "" : " " + it.Detail)} = {it.Count}").Order(StringComparer.Ordinal)];
    }

    internal Task Put(params (string Service, DateOnly Week, int Edition, string Page, Counted What, string Detail, long Count)[] rows) => InDatabase(db =>
    {
        db.AddRange(rows.Select(it => new FunnelCount { Service = it.Service, Week = it.Week, Edition = it.Edition, Channel = FunnelChannel.Online, Page = it.Page, What = it.What, Detail = it.Detail, Count = it.Count }));
        return db.SaveChangesAsync();
    });
}
