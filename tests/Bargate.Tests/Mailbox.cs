using System.Text.RegularExpressions;
using Bargate.Kernel;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests;

/// <summary>Reads the messages that the site has written, as their recipients do.</summary>
public static partial class Mailbox
{
    /// <summary>Subject and body of every message to an address, oldest first, after all due jobs have run.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Body)>> MessagesTo(this Site site, string email)
    {
        await site.RunJobs();
        return await site.InScope(async scope =>
        {
            var hash = scope.GetRequiredService<MasterKey>().Hash("email", Fold.Of(email));
            var keys = scope.GetRequiredService<KeyRing>();
            var found = new List<(string, string)>();
            foreach (var message in await scope.GetRequiredService<BargateDb>().Set<Message>().AsNoTracking().Where(it => it.ToHash == hash).OrderBy(it => it.CreatedAt).ToListAsync())
            {
                var key = (await keys.Open(message.KeyId))!;
                var letter = message.Open(key);
                found.Add((letter.Subject, letter.Body));
            }
            return (IReadOnlyList<(string, string)>)found;
        });
    }

    /// <summary>The newest link to such a page that was sent to an address, as a path.</summary>
    public static async Task<string> LinkSentTo(this Site site, string email, string containing)
    {
        var links = (await site.MessagesTo(email)).SelectMany(it => Link().Matches(it.Body)).Select(it => it.Groups[1].Value).Where(it => it.Contains(containing, StringComparison.Ordinal));
        var last = links.Last();
        return Uri.TryCreate(last, UriKind.Absolute, out var url) && url.Scheme.StartsWith("http", StringComparison.Ordinal) ? url.PathAndQuery : last;
    }

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
