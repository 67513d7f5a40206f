using Bargate.Kernel.Councils;
using Bargate.Kernel.Jobs;
using Bargate.Notifications.Jobs;

namespace Bargate.Notifications;

/// <summary>What an officer reads of work that was given up: what it was, what happened and what to do. The kind of the failure stays in the row and the log, for those who run the site.</summary>
sealed record FailureWords(string What, string Why, string? Todo)
{
    const string Prefix = "notifications.failed.";

    // The kind of a failure, as the job queue writes it, and the words for it.
    static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["SmtpException"] = "server", ["SocketException"] = "server", ["TimeoutException"] = "slow", ["IOException"] = "files", ["UnauthorizedAccessException"] = "files",
        ["FileNotFoundException"] = "files", ["CryptographicException"] = "key", ["AuthenticationTagMismatchException"] = "key", ["DbUpdateConcurrencyException"] = "changed",
        ["DbException"] = "database", ["DbUpdateException"] = "database",
    };

    public static FailureWords Of(JobRow job, Letter? letter, Words words)
    {
        var what = letter?.Subject ?? words[Prefix + (job.Job.Split('/')[0] switch
        {
            nameof(SendMessage) => "job-message",
            "TellTheResident" => "job-tell",
            "StopFollowing" => "job-unfollow",
            "DisposeOfApproved" => "job-dispose",
            _ => "job-other",
        })];
        // `KIND in PLACE`; anything else is a sentence that a job wrote for people.
        var written = job.Failure ?? "";
        if (written.Length > 0 && !IsKind(written)) return new(what, written, null);
        var why = Known.GetValueOrDefault(written.Split(' ')[0], "unknown");
        return new(what, words[$"{Prefix}why-{why}"], words.Format($"{Prefix}todo-{why}", ("reference", job.Id.ToString())));
    }

    static bool IsKind(string written) => written.Split(' ') is [var kind, "in", ..] && kind.EndsWith("Exception", StringComparison.Ordinal) || written.EndsWith("Exception", StringComparison.Ordinal);
}
