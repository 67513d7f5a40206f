using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Loading;

/// <summary>Reads a service file. Goes on after a fault, and always gives a service unless the file is not YAML at all.</summary>
internal sealed class ServiceReader
{
    static readonly string[] Channels = ["email", "text", "letter", "account"];
    static readonly string[] Moments = ["after-submit", "after-close"];

    readonly ServiceSource source;
    readonly Surroundings around;
    readonly Faults faults;
    readonly Places places = new();
    readonly Texts texts;
    readonly Conditions conditions;
    readonly CaseReader cases;

    ServiceReader(ServiceSource source, Surroundings around, Faults faults)
    {
        (this.source, this.around, this.faults) = (source, around, faults);
        texts = new Texts(places, around, faults);
        conditions = new Conditions(places, faults);
        cases = new CaseReader(around, places, texts, conditions, faults);
    }

    public static ReadService? Read(ServiceSource source, Surroundings around, Faults faults)
    {
        if (!Ids.IsGood(source.Id))
            faults.Add(new Position(source.File, 1, 1), $"'{source.Id}' cannot be the address of a service", "Name the file in lower case with hyphens, such as missed-bin.yaml");
        var node = YamlReader.Read(source.File, source.Text, faults);
        if (node is YamlMap map) return new ServiceReader(source, around, faults).Service(map.Read(faults));
        if (node is not null) faults.Add(node.At, $"This file is {node.Shape}", "Write keys with values, such as `title: Report a missed bin`");
        return null;
    }

    ReadService Service(MapReader map)
    {
        var exits = new List<MapReader>();
        var list = new QuestionList(source, around, places, texts, conditions, faults);
        var questions = list.Read(map, exits);
        if (map.Child("exits") is { } own) exits.Insert(0, own);
        var team = cases.TeamOf(map, "team", map.Required("team"));
        var service = new ServiceDefinition
        {
            Id = source.Id,
            Title = texts.Required(map, "title"),
            Summary = texts.Required(map, "summary"),
            Lgsl = Numbers.Of(map, "lgsl", 0, 99_999),
            Lgil = map.IntOrNull("lgil", 0, 99_999),
            Team = team,
            Topic = Ids.Required(map, "topic"),
            Before = texts.Optional(map, "before"),
            Takes = texts.Optional(map, "takes"),
            Needs = [.. map.Items("needs").Select(it => texts.Of(it, "needs"))],
            For = texts.Optional(map, "for"),
            Questions = questions,
            Exits = [.. exits.SelectMany(Pages)],
            Case = cases.Read(map.RequiredChild("case"), team, list.All),
            Messages = Messages(map),
            Rating = Rating(map.Child("rating")),
            Keep = Keep(map.RequiredChild("keep")),
            Fee = FeeReader.Read(map.Child("fee"), list.All, texts, conditions, places),
            Renewal = RenewalReader.Read(map.Child("renewal"), texts, places),
            Languages = Languages(map),
        };
        map.Finish();
        return new ReadService(service, places, around);
    }

    IReadOnlyList<string> Languages(MapReader map)
    {
        foreach (var language in map.Scalars("languages"))
            if (!around.Languages.Contains(language.Text)) faults.Add(language.At, $"'{language.Text}' is not a language of this council", Nearest.Suggest(language.Text, around.Languages));
        var first = around.Languages.Take(1);
        return map.Has("languages") ? [.. around.Languages.Where(it => map.Strings("languages").Contains(it)).Union(first).OrderBy(it => it == around.Languages[0] ? 0 : 1)] : [.. first];
    }

    IEnumerable<ExitPage> Pages(MapReader map)
    {
        foreach (var entry in map.Map.Entries)
        {
            Ids.Check(entry.Key, entry.At, faults);
            if (map.Child(entry.Key) is not { } page) continue;
            var link = page.Optional("link");
            if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "tel") && link[0] != '/')
                faults.Add(page.ValueAt("link"), $"'{link}' is not an address", "Write it with https://, or starting with / for a page of ours");
            var read = new ExitPage(entry.Key, texts.Required(page, "title"), texts.Required(page, "body"), link, texts.Optional(page, "link-text"));
            page.Finish();
            yield return places.Put(read, entry.At);
        }
    }

    IReadOnlyList<string> Messages(MapReader map)
    {
        foreach (var channel in map.Scalars("messages"))
            if (!Channels.Contains(channel.Text)) faults.Add(channel.At, $"'{channel.Text}' is not a way to tell residents", Nearest.Suggest(channel.Text, Channels));
        return map.Has("messages") ? map.Strings("messages") : ["email"];
    }

    RatingRule Rating(MapReader? map)
    {
        if (map is null) return new RatingRule(true, true);
        foreach (var moment in map.Scalars("ask"))
            if (!Moments.Contains(moment.Text)) faults.Add(moment.At, $"'{moment.Text}' is not a moment to ask", Nearest.Suggest(moment.Text, Moments));
        var asked = map.Strings("ask");
        map.Finish();
        return new RatingRule(asked.Contains("after-submit"), asked.Contains("after-close"));
    }

    KeepRule Keep(MapReader? map)
    {
        if (map is null) return new KeepRule(default, default, default, Text.Empty);
        var keep = new KeepRule(Durations.Period(map, "answers"), Durations.Period(map, "files"), Durations.Period(map, "contact"), texts.Required(map, "because"));
        map.Finish();
        return keep;
    }
}
