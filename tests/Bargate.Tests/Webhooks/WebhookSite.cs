using System.Net;
using Bargate.Kernel.Ids;
using Bargate.Tests.Cases;
using Bargate.Webhooks;
using Bargate.Webhooks.Sending;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Bargate.Tests.Webhooks;

/// <summary>A site with receivers beside it. The sender runs when a test says so, so that a test sees each step.</summary>
public class WebhookSite : CasesSite, IAsyncLifetime
{
    (Visitor Who, DateTimeOffset Since)? administrator;

    internal Catcher Catcher { get; private set; } = null!;

    /// <summary>Signed in; again when the clock was moved so far that the last time is over.</summary>
    internal async Task<Visitor> Administrator()
    {
        if (administrator is { } known && Clock.GetUtcNow() - known.Since is var since && since > TimeSpan.FromMinutes(-1) && since < TimeSpan.FromMinutes(20)) return known.Who;
        administrator = (await this.Officer(Officers.Administrator), Clock.GetUtcNow());
        return administrator.Value.Who;
    }

    protected override IEnumerable<string> Settings => ["--Outgoing:AllowLocalAddresses=true", "--Webhooks:TimeoutSeconds=3"];

    // Without its own turn: RunDue sends.
    protected override void Configure(WebApplicationBuilder builder)
    {
        var own = builder.Services.Last(it => it.ServiceType == typeof(IHostedService) && it.ImplementationFactory?.Method.DeclaringType?.FullName?.Contains(nameof(WebhooksModule), StringComparison.Ordinal) == true);
        builder.Services.Remove(own);
    }

    protected override async Task Prepare() => Catcher = await Catcher.Start();

    /// <summary>Makes a subscription as the administrator does; nothing said means every kind of event.</summary>
    internal async Task<(Guid Id, string Secret)> Subscribe(string path, string[]? kinds = null, string[]? services = null, string[]? contents = null, string? url = null, string email = "owner@example.org")
    {
        var officer = await Administrator();
        var page = await Fill(officer, path, kinds ?? [.. EventKinds.All], services ?? [], contents ?? [], url ?? Catcher.Address + path, email);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Errors);
        var id = Guid.Parse(page.Document.QuerySelector("main a.govuk-button")!.GetAttribute("href")!.Split('/')[^1]);
        return (id, page.Document.QuerySelector("#secret")!.TextContent);
    }

    internal static async Task<Page> Fill(Visitor officer, string name, string[] kinds, string[] services, string[] contents, string url, string email, string purpose = "To collect the bins", string at = "/staff/webhooks/edit")
    {
        var form = await officer.Get(at);
        List<KeyValuePair<string, string>> fields =
        [
            new("_token", form.Document.QuerySelector("main [name=_token]")!.GetAttribute("value")!), new("Version", form.Document.QuerySelector("main [name=Version]")!.GetAttribute("value")!),
            new("Name", name), new("Address", url), new("Email", email), new("Purpose", purpose),
            .. kinds.Select(it => KeyValuePair.Create("Kinds", it)), .. services.Select(it => KeyValuePair.Create("Services", it)), .. contents.Select(it => KeyValuePair.Create("Contents", it)),
        ];
        return await officer.Follow(await officer.Http.PostAsync(at, new FormUrlEncodedContent(fields)));
    }

    /// <summary>Presses a button of a subscription's page.</summary>
    internal async Task<Page> Press(Guid id, string handler, params (string Name, string Value)[] fields)
    {
        var officer = await Administrator();
        return await officer.Submit(await officer.Get($"/staff/webhooks/{id}"), fields.ToDictionary(it => it.Name, it => it.Value), $"/staff/webhooks/{id}?handler={handler}");
    }

    /// <summary>Takes up what happened and sends all that is due.</summary>
    internal Task Send() => Services.GetRequiredService<Sender>().RunDue();

    internal Task<Subscription> Read(Guid id) => InDatabase(db => db.Set<Subscription>().AsNoTracking().SingleAsync(it => it.Id == id));

    internal Task<Receiver> Receiver(Guid id) => InDatabase(db => db.Set<Receiver>().AsNoTracking().SingleAsync(it => it.Subscription == id));

    internal Task<List<Delivery>> Waiting(Guid id) => InDatabase(db => db.Set<Delivery>().AsNoTracking().Where(it => it.Subscription == id).OrderBy(it => it.Position).ToListAsync());

    internal Task<List<Attempt>> Tries(Guid id) => InDatabase(db => db.Set<Attempt>().AsNoTracking().Where(it => it.Subscription == id).OrderBy(it => it.At).ToListAsync());

    public new async Task DisposeAsync()
    {
        await Catcher.DisposeAsync();
        await base.DisposeAsync();
    }
}
