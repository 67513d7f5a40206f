using Bargate.Kernel;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Events;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Notifications;
using Bargate.Notifications.Contract;
using Bargate.Notifications.Storage;
using Bargate.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Notifications;

public sealed class MessageTests : IDisposable
{
    readonly SmtpSink sink = new();

    internal static readonly NewMessage Simple = new("ola@example.org", "Your report RD-7K3-2WN", "Dear Ola\n\nWe have it. [Track it](/track/abc)\nThank you.\n\n* one\n* two", Guid.CreateVersion7(), "case-opened/1", "en");

    public void Dispose() => sink.Dispose();

    internal static Task<bool> Write(PeopleHost host, NewMessage message) => host.InScope(async it =>
    {
        var written = await it.GetRequiredService<Messages>().Add(message, it.GetRequiredService<KeyRing>().New());
        await it.GetRequiredService<BargateDb>().SaveChangesAsync();
        return written;
    });

    internal static Task<Message> Only(PeopleHost host) => host.InDb(db => db.Messages.AsNoTracking().SingleAsync());

    async Task<Email> Sent(NewMessage message)
    {
        await using var host = await PeopleHost.Start("Production", sink.Settings);
        await Write(host, message);
        await host.RunJobs();
        Assert.Equal(MessageState.Sent, (await Only(host)).State);
        return Email.Read(Assert.Single(sink.Received).Data);
    }

    [Fact]
    public async Task A_message_arrives_as_plain_text_and_as_html()
    {
        var mail = await Sent(Simple);
        Assert.Equal("ola@example.org", mail["To"]);
        Assert.Equal("Your report RD-7K3-2WN", mail["Subject"]);
        Assert.Equal("auto-generated", mail["Auto-Submitted"]);
        Assert.Contains("no-reply@council.example", mail["From"], StringComparison.Ordinal);
        Assert.Contains("Southampton City Council", mail["From"], StringComparison.Ordinal);
        Assert.Null(mail["List-Unsubscribe"]);
        Assert.Equal(2, mail.Parts.Count);
        Assert.StartsWith("text/plain", mail.Parts[0].Type, StringComparison.Ordinal);
        Assert.Contains("Track it: https://services.council.example/track/abc", mail.Parts[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("text/html", mail.Parts[1].Type, StringComparison.Ordinal);
        var html = Reading.Parse(mail.Parts[1].Text);
        Assert.Equal("https://services.council.example/track/abc", html.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("en", html.DocumentElement.GetAttribute("lang"));
        Assert.Equal(2, html.QuerySelectorAll("li").Length);
        Assert.Contains("#0b2545", mail.Parts[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Polish_letters_arrive_in_subject_and_text()
    {
        var subject = "Zgłoszenie: żółć, gęślą jaźń i niezwykle długi temat wiadomości, który nie mieści się w jednym wierszu nagłówka ŁÓDŹ";
        var mail = await Sent(Simple with { Subject = subject, Body = "Zażółć gęślą jaźń", Language = "pl" });
        Assert.Equal(subject, mail["Subject"]);
        Assert.All(mail.Parts, it => Assert.Contains("Zażółć gęślą jaźń", it.Type.StartsWith("text/html", StringComparison.Ordinal) ? Reading.Parse(it.Text).Body!.TextContent : it.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Bins\r\nBcc: everybody@example.org\r\n\r\nBuy this")]
    [InlineData("Bins\nBcc: everybody@example.org")]
    [InlineData("Bins\u0085\u2028\0Bcc: everybody@example.org")]
    public async Task A_subject_cannot_add_a_header(string subject)
    {
        var mail = await Sent(Simple with { Subject = subject });
        Assert.Null(mail["Bcc"]);
        Assert.Contains("Bcc: everybody", mail["Subject"], StringComparison.Ordinal);
        Assert.DoesNotContain("Buy this", mail.Parts[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ola@example.org\r\nRCPT TO:<eve@example.org>")]
    [InlineData("ola@example.org,eve@example.org")]
    [InlineData("Ola <ola@example.org>")]
    [InlineData("not an address")]
    [InlineData("")]
    public async Task An_address_that_cannot_be_written_to_is_a_failed_message(string to)
    {
        await using var host = await PeopleHost.Start("Production", sink.Settings);
        await Write(host, Simple with { To = to });
        await host.RunJobs();
        Assert.Empty(sink.Received);
        Assert.Equal(MessageState.Failed, (await Only(host)).State);
        var job = await host.InDb(db => db.Set<JobRow>().SingleAsync());
        Assert.NotNull(job.DeadAt);
        Assert.DoesNotContain("example.org", job.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_resident_typed_never_becomes_markup()
    {
        var mail = await Sent(Simple with { Body = "<script>alert(1)</script> [click](javascript:alert(1)) [x](//evil.example) [y](https://a\"onclick=\"b)" });
        var html = Reading.Parse(mail.Parts[1].Text);
        Assert.Empty(html.QuerySelectorAll("script, [onclick]"));
        Assert.DoesNotContain(html.QuerySelectorAll("a"), it => !it.GetAttribute("href")!.StartsWith("https://", StringComparison.Ordinal));
        Assert.Contains("<script>alert(1)</script>", html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_not_now_is_tried_again_with_the_same_message_id()
    {
        await using var host = await PeopleHost.Start("Production", sink.Settings);
        await Write(host, Simple);
        var data = new List<string>();
        sink.Answer = it => it == "." ? "451 busy" : null;
        await host.RunJobs();
        await host.RunJobs();
        var waiting = await Only(host);
        Assert.Equal((MessageState.Waiting, 1), (waiting.State, waiting.Attempts));
        sink.Answer = _ => null;
        host.Clock.Pass(TimeSpan.FromSeconds(6));
        await host.RunJobs();
        Assert.Equal(MessageState.Sent, (await Only(host)).State);
        Assert.Equal($"<{waiting.Id.Value:N}@council.example>", Email.Read(Assert.Single(sink.Received).Data)["Message-ID"]);
        Assert.Equal(0, await host.InDb(db => db.Set<JobRow>().CountAsync()));
    }

    [Fact]
    public async Task A_server_that_stays_away_makes_a_failed_message_after_the_last_try()
    {
        await using var host = await PeopleHost.Start("Production", sink.Settings);
        await Write(host, Simple);
        sink.Answer = it => it == "MAIL" ? "421 closing" : null;
        for (var i = 0; i < JobRow.MostAttempts; i++)
        {
            Assert.Equal(MessageState.Waiting, (await Only(host)).State);
            await host.RunJobs();
            host.Clock.Pass(TimeSpan.FromHours(7));
        }
        Assert.Equal(MessageState.Failed, (await Only(host)).State);
        Assert.NotNull((await host.InDb(db => db.Set<JobRow>().SingleAsync())).DeadAt);
    }

    [Fact]
    public async Task A_wrong_password_for_the_mail_server_loses_no_message()
    {
        await using var host = await PeopleHost.Start("Production", sink.Settings);
        await Write(host, Simple);
        sink.Answer = it => it == "MAIL" ? "530 authenticate first" : null;
        await host.RunJobs();
        Assert.Equal(MessageState.Waiting, (await Only(host)).State);
    }

    [Fact]
    public async Task The_same_message_is_never_written_twice()
    {
        await using var host = await PeopleHost.Start("Production", sink.Settings);
        Assert.True(await Write(host, Simple));
        Assert.False(await Write(host, Simple));
        await Assert.ThrowsAsync<AlreadyExists>(() => host.InScope(async it =>
        {
            var key = it.GetRequiredService<MasterKey>().NewKey();
            var batch = new Batch(it.GetRequiredService<BargateDb>()).InsertAll(it.GetRequiredService<Messages>().Rows(Simple, key));
            return await batch.Save(it.GetRequiredService<BatchWriter>());
        }));
        await host.RunJobs();
        Assert.Single(sink.Received);
    }

    [Fact]
    public async Task A_message_about_nothing_else_goes_with_its_key_after_six_months()
    {
        await using var host = await PeopleHost.Start("Production", sink.Settings);
        var (own, cases) = (Guid.Empty, Guid.Empty);
        await host.InScope(async it =>
        {
            var (digest, about) = (it.GetRequiredService<KeyRing>().New(), it.GetRequiredService<KeyRing>().New());
            await it.GetRequiredService<Messages>().Add(Simple with { About = digest.Id, Key = "digest" }, digest);
            await it.GetRequiredService<Messages>().Add(Simple with { Key = "about a case" }, about);
            (own, cases) = (digest.Id, about.Id);
            return await it.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        Task<IReadOnlyList<DueRecord>> Due(int months) => host.InScope(it => Retained(it).Due(host.Clock.GetUtcNow().UtcDateTime.AddMonths(months), 100, default));
        static IRetained Retained(IServiceProvider it) => it.GetServices<IRetained>().Single(one => one.Key == "messages");

        Assert.Empty(await Due(5));
        var due = Assert.Single(await Due(7));
        await host.InScope(async it =>
        {
            Assert.True(await Retained(it).Dispose(due.Id, default));
            return await it.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        Assert.Equal("about a case", (await Only(host)).Key);
        Assert.Null(await host.InScope(it => it.GetRequiredService<KeyRing>().Open(own)));
        Assert.NotNull(await host.InScope(it => it.GetRequiredService<KeyRing>().Open(cases)));
        Assert.Empty(await Due(7));
    }

    [Fact]
    public async Task A_batch_writes_message_and_job_together_and_the_file_holds_neither_address_nor_text()
    {
        await using var host = await PeopleHost.Start("Production", sink.Settings);
        await host.InScope(async it =>
        {
            var master = it.GetRequiredService<MasterKey>();
            var key = master.NewKey();
            var batch = new Batch(it.GetRequiredService<BargateDb>()).Insert(KeyRow.For(key, master, host.Clock.GetUtcNow().UtcDateTime)).InsertAll(it.GetRequiredService<Messages>().Rows(Simple, key));
            return await batch.Save(it.GetRequiredService<BatchWriter>());
        });
        await host.RunJobs();
        Assert.Single(sink.Received);
        foreach (var file in Folder.GetFiles(host.Folder, "bargate.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var bytes = await reader.ReadToEndAsync();
            Assert.DoesNotContain("ola@example.org", bytes, StringComparison.Ordinal);
            Assert.DoesNotContain("Dear Ola", bytes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_message_whose_case_was_erased_is_stopped_and_then_due_for_disposal()
    {
        await using var host = await PeopleHost.Start("Production", sink.Settings);
        // Not at night, when the run of retention would dispose of it before we ask.
        host.Clock.Pass(host.Clock.GetUtcNow().Date.AddDays(1).AddHours(12) - host.Clock.GetUtcNow().DateTime);
        await Write(host, Simple);
        var message = await Only(host);
        await host.InScope(async it => { await it.GetRequiredService<KeyRing>().Destroy(message.KeyId); return await it.GetRequiredService<BargateDb>().SaveChangesAsync(); });
        await host.RunJobs();
        Assert.Empty(sink.Received);
        Assert.Equal(MessageState.Stopped, (await Only(host)).State);
        var retained = await host.InScope(async it =>
        {
            var retention = it.GetServices<IRetained>().Single(r => r.Key == "messages");
            var due = Assert.Single(await retention.Due(host.Clock.GetUtcNow().UtcDateTime, 10, default));
            Assert.True(await retention.Dispose(due.Id, default));
            return await it.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        Assert.Equal(1, retained);
        Assert.Equal(0, await host.InDb(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task A_person_gets_their_messages_and_nobody_elses_and_can_have_them_erased()
    {
        await using var host = await PeopleHost.Start("Production", sink.Settings);
        await Write(host, Simple);
        await Write(host, Simple with { To = "eve@example.org", Key = "k2" });
        var ola = new Subject(null, [], [new ProvenContact("email", "OLA@example.org ")]);
        await host.InScope(async it =>
        {
            var source = it.GetServices<IPersonalDataSource>().Single(s => s.Key == "messages");
            var items = new List<PersonalItem>();
            await foreach (var item in source.Export(ola, default)) items.Add(item);
            Assert.Equal("Your report RD-7K3-2WN", Assert.Single(items).Title);
            Assert.Equal(1, (await source.Erase(ola, default)).Erased);
            return 0;
        });
        await host.RunJobs();
        Assert.Equal("eve@example.org", Assert.Single(sink.Received).To);
    }

    [Fact]
    public async Task Without_a_mail_server_production_says_so_and_fails_the_message_where_an_officer_sees_it()
    {
        await using var host = await PeopleHost.Start("Production");
        Assert.False(host.Services.GetRequiredService<EmailDelivery>().IsConfigured);
        await Write(host, Simple);
        await host.RunJobs();
        Assert.Equal("No mail server is set (Smtp:Host). Ask the people who run this site to set one, then try again.", (await host.InDb(db => db.Set<JobRow>().SingleAsync())).Failure);
    }
}
