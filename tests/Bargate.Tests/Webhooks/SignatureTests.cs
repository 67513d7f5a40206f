using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Bargate.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Webhooks;

/// <summary>What signs is what docs/webhooks.md says how to check, in each of its languages.</summary>
public sealed partial class SignatureTests(WebhookSite site) : IClassFixture<WebhookSite>
{
    // The example that Standard Webhooks publishes with its libraries.
    const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Id = "msg_p5jXN8AQM9LWM0D4loKWxJek", Body = """{"test": 2432232314}""", Expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    const long Time = 1614265330;

    static byte[] Key => Convert.FromBase64String(Secret["whsec_".Length..]);

    static string Docs => Repository.Read("docs/webhooks.md").ReplaceLineEndings("\n");

    [Fact]
    public void The_published_example_is_signed_the_same() => Assert.Equal(Expected, Signature.Of([Key], Id, Time, Encoding.UTF8.GetBytes(Body)));

    [Fact]
    public void The_example_in_csharp_is_the_one_that_the_tests_use_and_refuses_what_is_not_ours()
    {
        Assert.Contains(Block("csharp"), Repository.Read("tests/Bargate.Tests/Webhooks/Webhook.cs").ReplaceLineEndings("\n"), StringComparison.Ordinal);
        foreach (var (id, time, signature, body, now, ours) in Cases())
            Assert.Equal(ours, Webhook.IsOurs(Secret, id, time, signature, Encoding.UTF8.GetBytes(body), DateTimeOffset.FromUnixTimeSeconds(now)));
    }

    [SkippableFact]
    public Task The_example_in_python_says_the_same() => Same("python3", ".py", Block("python"),
        "import sys, json\nfor c in json.load(open(sys.argv[1])): print(is_ours(c['secret'], c['id'], c['time'], c['signature'], c['body'].encode(), c['now']))");

    [SkippableFact]
    public Task The_example_in_javascript_says_the_same() => Same("node", ".mjs", Block("javascript"),
        "import { readFileSync } from 'node:fs';\nfor (const c of JSON.parse(readFileSync(process.argv[2]))) console.log(isOurs(c.secret, c.id, c.time, c.signature, Buffer.from(c.body), c.now));");

    [Fact]
    public async Task After_a_rotation_the_old_secret_signs_for_seven_days_more()
    {
        var (id, old) = await site.Subscribe("/rotated", kinds: [EventKinds.Submitted]);
        var page = await site.Press(id, "Rotate");
        var next = page.Document.QuerySelector("#secret")!.TextContent;
        Assert.NotEqual(old, next);
        async Task<(bool Old, bool Next)> Sent()
        {
            await site.Open();
            await site.Send();
            var one = site.Catcher.At("/rotated")[^1];
            return (one.IsSignedBy(old, site.Clock.GetUtcNow()), one.IsSignedBy(next, site.Clock.GetUtcNow()));
        }
        Assert.Equal((true, true), await Sent());
        // Whoever lost the new one rotates again: what the receiver has signs on.
        next = (await site.Press(id, "Rotate")).Document.QuerySelector("#secret")!.TextContent;
        Assert.Equal((true, true), await Sent());
        site.Clock.Move(TimeSpan.FromDays(6.9));
        Assert.Equal((true, true), await Sent());
        site.Clock.Move(TimeSpan.FromDays(0.2));
        Assert.Equal((false, true), await Sent());
    }

    [Fact]
    public async Task A_secret_is_sealed_at_rest_and_shown_once()
    {
        var (id, secret) = await site.Subscribe("/sealed");
        var bytes = Convert.FromBase64String(secret["whsec_".Length..]);
        Assert.Equal(32, bytes.Length);
        var row = await site.Read(id);
        Assert.True(row.Secret!.AsSpan().IndexOf(bytes) < 0);
        var officer = await site.Administrator();
        foreach (var url in new[] { "/staff/webhooks", $"/staff/webhooks/{id}", $"/staff/webhooks/edit/{id}", "/staff/webhooks/log" })
            Assert.DoesNotContain(secret["whsec_".Length..], (await officer.Get(url)).Html, StringComparison.Ordinal);
    }

    static IEnumerable<(string Id, string Time, string Signature, string Body, long Now, bool Ours)> Cases()
    {
        var time = Time.ToString(System.Globalization.CultureInfo.InvariantCulture);
        yield return (Id, time, Expected, Body, Time, true);
        yield return (Id, time, Expected, Body, Time + 299, true);
        yield return (Id, time, "v1,AAAA " + Expected, Body, Time, true);
        yield return (Id, time, Expected, Body, Time + 301, false);
        yield return (Id, time, Expected, Body, Time - 301, false);
        yield return (Id, time, Expected, Body + " ", Time, false);
        yield return (Id + "x", time, Expected, Body, Time, false);
        yield return (Id, (Time + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Expected, Body, Time, false);
        yield return (Id, "soon", Expected, Body, Time, false);
        yield return (Id, time, "v1,AAAA", Body, Time, false);
        yield return (Id, time, "", Body, Time, false);
    }

    static string Block(string language) => Fence().Matches(Docs).Single(it => it.Groups[1].Value == language).Groups[2].Value;

    static async Task Same(string program, string extension, string example, string rest)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("bargate-example-");
        try
        {
            var (script, cases) = (Path.Combine(folder.FullName, "example" + extension), Path.Combine(folder.FullName, "cases.json"));
            await File.WriteAllTextAsync(script, example + "\n" + rest + "\n");
            await File.WriteAllTextAsync(cases, System.Text.Json.JsonSerializer.Serialize(Cases().Select(it => new { secret = Secret, id = it.Id, time = it.Time, signature = it.Signature, body = it.Body, now = it.Now })));
            using var run = Start(program, script, cases);
            var (said, wrong) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
            await run.WaitForExitAsync();
            Assert.True(run.ExitCode == 0, await wrong);
            Assert.Equal(Cases().Select(it => it.Ours), (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(it => it.Trim().Equals("true", StringComparison.OrdinalIgnoreCase)));
        }
        finally { folder.Delete(recursive: true); }
    }

    static Process Start(string program, string script, string cases)
    {
        try { return Process.Start(new ProcessStartInfo(program, [script, cases]) { RedirectStandardOutput = true, RedirectStandardError = true })!; }
        catch (System.ComponentModel.Win32Exception missing) { throw new SkipException($"{program} is not here: {missing.Message}"); }
    }

    [GeneratedRegex("```(csharp|python|javascript)\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
