using System.Globalization;
using Bargate.Content.Contract;
using Bargate.Kernel.Yaml;

namespace Bargate.Content.Loading;

/// <summary>Reads one page: front matter between two lines of `---`, then Markdown. Null when it has a fault, which is named with its line.</summary>
internal static class PageReader
{
    const int LongestTitle = 65, LongestSummary = 160, MostRelated = 4;
    const string Fence = "---";

    public static ReadPage? Read(string file, string text, Faults faults)
    {
        text = text.ReplaceLineEndings("\n");
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal) || text.IndexOf("\n---\n", Fence.Length, StringComparison.Ordinal) is not (> 0 and var end))
        {
            faults.Add(new Position(file, 1, 1), "This page has no front matter", "Begin it with a line ---, then title:, summary:, topic:, owner: and review:, then a line ---");
            return null;
        }
        var found = new Faults();
        // The fence becomes a comment, so that every fault has the line that an editor shows.
        var front = "#" + text[Fence.Length..(end + 1)];
        var page = YamlReader.Read(file, front, found) is YamlMap map ? Page(file, new MapReader(map, found), text[(end + "\n---\n".Length)..], front.Count(it => it == '\n') + 2) : null;
        if (page is null && found.Count == 0) found.Add(new Position(file, 2, 1), "The front matter is not a list of keys", "Write title:, summary:, topic:, owner: and review:");
        faults.AddRange(found);
        return found.Count == 0 ? page : null;
    }

    static ReadPage Page(string file, MapReader keys, string body, int line)
    {
        var path = PageFolder.PathOf(file);
        var links = new List<PageLinkAt>();
        var (title, summary, topic, owner, review) = (Text(keys, "title", LongestTitle), Text(keys, "summary", LongestSummary), keys.Required("topic"), keys.Required("owner"), Day(keys));
        var (related, parts) = (keys.Scalars("related"), keys.Scalars("parts"));
        links.AddRange(related.Select(it => new PageLinkAt(it.Text, it.At)));
        links.AddRange(parts.Select(it => new PageLinkAt($"{path}/{it.Text}", it.At)));
        var page = new ContentPage(
            path, title, summary, topic, body.Trim('\n'), owner, review, keys.IntOrNull("lgsl", 1, 9999), keys.Optional("service"), [.. related.Select(it => it.Text)], [.. parts.Select(it => it.Text)],
            [.. keys.Children("order").Select(it => Section(it, links))], [.. keys.Children("steps").Select(it => Step(it, links))], keys.YesNo("faq"));
        var folder = path.Split('/')[1];
        if (topic.Length > 0 && topic != folder) keys.Faults.Add(keys.ValueAt("topic"), $"The topic is '{topic}' but the folder is '{folder}'", "Write the folder's name, or move the file");
        if (related.Count > MostRelated) keys.Faults.Add(keys.ValueAt("related"), $"There are {related.Count} related pages", $"Keep the {MostRelated} that help most");
        if (parts.Count > 0 && !file.EndsWith("/index.md", StringComparison.Ordinal)) keys.Faults.Add(keys.ValueAt("parts"), "A guide's first page is the index.md of its folder", $"Move this file to {file[..^".md".Length]}/index.md, and its parts beside it");
        BodyReader.Read(page.Body, new(file, line + body.Length - body.TrimStart('\n').Length, 1), keys.Faults, links);
        keys.Finish();
        return new(page, links, keys.ValueAt("owner"), keys.ValueAt("service"), keys.ValueAt("title"));
    }

    static PageSection Section(MapReader keys, List<PageLinkAt> links)
    {
        var (title, pages) = (keys.Required("title"), keys.Scalars("pages"));
        links.AddRange(pages.Select(it => new PageLinkAt(it.Text, it.At)));
        keys.Finish();
        return new(title, [.. pages.Select(it => it.Text)]);
    }

    static PageStep Step(MapReader keys, List<PageLinkAt> links)
    {
        var step = new PageStep(keys.Required("title"), keys.Optional("text") ?? "", [.. keys.Children("links").Select(it => Link(it, links))]);
        // What stands in a text of the front matter has no line of its own in every way of writing it.
        BodyReader.Read(step.Text, keys.ValueAt("text"), keys.Faults, links, within: true);
        keys.Finish();
        return step;
    }

    static PageLink Link(MapReader keys, List<PageLinkAt> links)
    {
        var link = new PageLink(keys.Required("title"), keys.Required("url"));
        links.Add(new(link.Url, keys.ValueAt("url")));
        keys.Finish();
        return link;
    }

    static string Text(MapReader keys, string key, int longest)
    {
        var text = keys.Required(key);
        if (text.Length > longest) keys.Faults.Add(keys.ValueAt(key), $"'{key}' has {text.Length} characters", $"Write at most {longest}");
        return text;
    }

    static DateOnly Day(MapReader keys)
    {
        var text = keys.Required("review");
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (text.Length > 0) keys.Faults.Add(keys.ValueAt("review"), "'review' is not a date", "Write it as 2027-05-01");
        return default;
    }
}
