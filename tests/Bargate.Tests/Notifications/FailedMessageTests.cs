using System.Net;
using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Jobs;
using Bargate.Notifications;
using Bargate.Notifications.Storage;
using Bargate.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Notifications;

/// <summary>What an officer sees of messages that were given up, and puts back in the queue.</summary>
public sealed class FailedMessageTests : IDisposable
{
    readonly SmtpSink sink = new();

    public void Dispose() => sink.Dispose();

    [Theory]
    [InlineData("RCPT", "550 no such user ola@example.org", "(550)")]
    [InlineData("MAIL", "553 not from you", "(553)")]
    [InlineData(".", "554 spam", "(554)")]
    public async Task A_refusal_for_good_goes_to_the_failed_messages_at_once_and_can_be_retried(string at, string answer, string said)
    {
        await using var host = await PeopleHost.Start("Development", sink.Settings);
        using var ada = await host.As(await host.Seed("Ada Admin", Role.Administrator));
        Assert.Contains("Nothing has failed", (await ada.Read("/staff/messages/failed")).Body!.TextContent, StringComparison.Ordinal);
        await MessageTests.Write(host, MessageTests.Simple);
        sink.Answer = it => it == at ? answer : null;
        await host.RunJobs();
        var page = await ada.Read("/staff/messages/failed");
        var row = page.QuerySelector("tbody tr")!;
        Assert.Contains("Your report RD-7K3-2WN", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("ola@example.org", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(said, row.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await host.InDb(db => db.Set<AuditRow>().CountAsync(it => it.Action == "failed-message-seen" && it.About == MessageTests.Simple.About)));
        sink.Answer = _ => null;
        var job = page.QuerySelector("input[name=job]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await ada.Post("/staff/messages/failed", "/staff/messages/failed?handler=Retry", ("job", job))).StatusCode);
        await host.RunJobs();
        Assert.Single(sink.Received);
        Assert.Equal(MessageState.Sent, (await MessageTests.Only(host)).State);
        Assert.Equal(1, await host.InDb(db => db.Set<AuditRow>().CountAsync(it => it.Action == "failed-job-retried")));
        Assert.Empty(host.Words.Missing);
    }

    [Fact]
    public async Task Everything_that_an_outage_left_is_tried_again_with_one_button()
    {
        await using var host = await PeopleHost.Start("Development", sink.Settings);
        using var ada = await host.As(await host.Seed("Ada Admin", Role.Administrator));
        sink.Answer = it => it == "RCPT" ? "550 no" : null;
        for (var i = 0; i < 60; i++) await MessageTests.Write(host, MessageTests.Simple with { Key = $"k{i}" });
        await host.RunJobs();
        Assert.Equal(50, (await ada.Read("/staff/messages/failed")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(10, (await ada.Read("/staff/messages/failed?page-number=2")).QuerySelectorAll("tbody tr").Length);
        sink.Answer = _ => null;
        await ada.Post("/staff/messages/failed", "/staff/messages/failed?handler=RetryAll");
        Assert.Contains("60 back in the queue", (await ada.Read("/staff/messages/failed")).Body!.TextContent, StringComparison.Ordinal);
        await host.RunJobs();
        Assert.Equal(60, sink.Received.Count);
        Assert.Equal(60, await host.InDb(db => db.Messages.CountAsync(it => it.State == MessageState.Sent)));
    }

    [Theory]
    [InlineData("SmtpException in System.Net.Mail.SmtpClient", "The mail server could not be reached")]
    [InlineData("DbException in Bargate.Kernel.BargateDb", "The database did not take it")]
    [InlineData("CryptographicException in Bargate.Kernel.Sealing.Aes", "sealed with another master key")]
    [InlineData("NullReferenceException in Bargate.Cases.Jobs.TellTheResident+<Run>d__3", "no words for")]
    [InlineData("InvalidOperationException in ", "no words for")]
    public async Task Work_that_failed_is_told_in_words_and_never_as_the_name_of_a_class(string failure, string said)
    {
        await using var host = await PeopleHost.Start();
        using var ada = await host.As(await host.Seed("Ada Admin", Role.Administrator));
        await host.InDb(async db =>
        {
            var at = host.Clock.GetUtcNow().UtcDateTime;
            db.Add(new JobRow { Id = Guid.CreateVersion7(), Job = "TellTheResident/case-stage-changed", Data = "{}", About = Guid.CreateVersion7(), CreatedAt = at, DueAt = at, DeadAt = at, Failure = failure });
            return await db.SaveChangesAsync();
        });
        var row = (await ada.Read("/staff/messages/failed")).QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("Telling a resident what happened with their case", row, StringComparison.Ordinal);
        Assert.Contains(said, row, StringComparison.Ordinal);
        Assert.Contains("ry again", row.Split("Telling")[1], StringComparison.Ordinal);
        Assert.DoesNotMatch("Exception|Bargate|TellTheResident", row);
        Assert.Empty(host.Words.Missing);
    }

    [Fact]
    public async Task Failed_messages_are_only_for_those_who_may_see_them()
    {
        await using var host = await PeopleHost.Start("Development", sink.Settings);
        using var tom = await host.As(await host.Seed("Tom Team", Role.TeamLead, "waste"));
        Assert.Equal(HttpStatusCode.Forbidden, (await tom.Ask("/staff/messages/failed")).StatusCode);
    }
}
