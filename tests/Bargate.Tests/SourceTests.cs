using System.Text.RegularExpressions;

namespace Bargate.Tests;

/// <summary>Rules that the compiler does not know, read from the source itself.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var long_ = Repository.Files("", ".cs", ".cshtml", ".css", ".js", ".mjs", ".md", ".props", ".targets").Select(it => (it, Lines: File.ReadLines(Path.Combine(Repository.Root, it)).Count())).Where(it => it.Lines > 300);
        Rule.HasNoBreach(long_.Select(it => $"{it.it} has {it.Lines} lines"));
    }

    [Fact]
    public void A_script_is_at_most_30_lines() =>
        Rule.HasNoBreach(Repository.Files("bin").Where(it => File.ReadLines(Path.Combine(Repository.Root, it)).Count() > 30));

    [Fact]
    public void Time_comes_from_the_clock_that_was_injected() =>
        Rule.HasNoBreach(Repository.Lines(Repository.Files("src", ".cs", ".cshtml"), it => Clock().IsMatch(it)));

    [Fact]
    public void Nothing_is_left_for_later() =>
        Rule.HasNoBreach(Repository.Lines(Repository.Files("src").Concat(Repository.Files("councils")), it => Later().IsMatch(it)));

    [Fact]
    public void No_merge_is_left_half_done() =>
        Rule.HasNoBreach(Repository.Lines(Repository.Files(""), it => it.StartsWith("<<<<<<< ", StringComparison.Ordinal) || it.StartsWith(">>>>>>> ", StringComparison.Ordinal)));

    // SQLite has one writer. A bulk statement outside the gate would sleep on the file lock, and make others sleep.
    [Fact]
    public void Bulk_statements_pass_the_write_gate()
    {
        var wrong = from path in Repository.Files("src", ".cs")
                    where path != "src/Bargate.Kernel/Storage/DatabaseSetUp.cs"
                    let text = Repository.Read(path)
                    from Match found in Bulk().Matches(text)
                    where !IsInsideWrite(text, found.Index)
                    select $"{path}:{text[..found.Index].Count(it => it == '\n') + 1} {found.Value}";
        Rule.HasNoBreach(wrong);
    }

    [Fact]
    public void Pages_hold_no_script_or_style_of_their_own() =>
        Rule.HasNoBreach(Repository.Lines(Repository.Files("src", ".cshtml"), it => Inline().IsMatch(it)));

    [Fact]
    public void Only_Kernel_names_a_database_engine()
    {
        var wrong = Repository.Lines(Repository.Files("src", ".cs").Where(it => !it.StartsWith("src/Bargate.Kernel/", StringComparison.Ordinal) && Path.GetFileName(it) is not ("Sqlite.cs" or "Postgres.cs")), it => Engine().IsMatch(it));
        Rule.HasNoBreach(wrong);
    }

    // Looks outwards from a statement for the bracket of a call of Write that is still open.
    static bool IsInsideWrite(string text, int at)
    {
        for (var (i, depth) = (at, 0); i >= 0; i--)
        {
            if (text[i] is ')') depth++;
            if (text[i] is not '(') continue;
            if (depth-- > 0) continue;
            if (text[..i].EndsWith("Write", StringComparison.Ordinal)) return true;
            depth = 0;
        }
        return false;
    }

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\bTimeProvider\.System\.")]
    private static partial Regex Clock();

    [GeneratedRegex(@"TODO|FIXME|NotImplementedException|\bHACK\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"\.(ExecuteUpdateAsync|ExecuteDeleteAsync|ExecuteUpdate|ExecuteDelete|ExecuteSqlRaw\w*|ExecuteSqlInterpolated\w*|ExecuteSqlAsync)\(")]
    private static partial Regex Bulk();

    [GeneratedRegex(@"\sstyle=|\son[a-z]+=""|<style|<script(?![^>]*\ssrc=)(?![^>]*type=""application/(?:ld\+)?json"")|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"\bNpgsql[A-Z]\w+|\bSqlite(Connection|Command|Exception)\b|^using (Npgsql|Microsoft\.Data\.Sqlite)")]
    private static partial Regex Engine();
}
