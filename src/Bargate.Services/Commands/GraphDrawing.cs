using System.Globalization;
using System.Security;
using System.Text;
using Bargate.Services.Contract;

namespace Bargate.Services.Commands;

/// <summary>The flow of a service as a drawing: one column in order, exits beside it, conditions on the arrows.</summary>
internal sealed class GraphDrawing(string language)
{
    const int Left = 24, Wide = 380, Side = 560, SideWide = 320, Line = 20, Gap = 46, Letters = 44;

    readonly StringBuilder drawn = new();
    int y = 24;

    public static string Of(ServiceDefinition service, string language) => new GraphDrawing(language).Draw(service);

    string Draw(ServiceDefinition service)
    {
        var title = service.Title.In(language);
        Box(Left, Wide, y, [title], "#0b2545", "#ffffff");
        y += Line + 24;
        foreach (var page in service.Questions.Where(it => !it.IsComputed).GroupBy(it => it.PageId)) Page([.. page], service);
        Arrow(null);
        Box(Left, Wide, y, ["Check your answers"], "#0b2545", "#ffffff");
        y += Line + 48;
        var (wide, high) = (Side + SideWide + 24, y);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" font-family="Arial, sans-serif" font-size="14" role="img" aria-labelledby="title">
            <title id="title">{Safe(title)}</title>
            <defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#444444"/></marker></defs>
            <rect width="{wide}" height="{high}" fill="#ffffff"/>
            {drawn}</svg>
            """);
    }

    void Page(IReadOnlyList<Question> questions, ServiceDefinition service)
    {
        var first = questions[0];
        var when = string.Join(" and ", new[] { first.Group?.When?.Source, questions.Count == 1 ? first.When?.Source : null }.OfType<string>());
        Arrow(when.Length == 0 ? null : when);
        var lines = new List<string>();
        if (first.Group is { } group) lines.AddRange(Wrap(group.Ask.In(language), Letters));
        foreach (var question in questions)
            lines.AddRange(Wrap($"{(first.Group is null ? "" : "- ")}{question.Ask.In(language)}{(questions.Count > 1 && question.When is { } own ? $" (if {own.Source})" : "")}", Letters));
        foreach (var inner in first.Items?.Questions ?? []) lines.AddRange(Wrap($"- {inner.Ask.In(language)}", Letters));
        lines.Add($"{first.PageId}{(first.OfficersOnly ? ", officers only" : "")}");
        var top = y;
        Box(Left, Wide, y, lines, "#f3efe6", "#0b2545");
        y += Line * lines.Count + 16;
        foreach (var (question, exit) in questions.SelectMany(q => q.Exits.Select(it => (q, it)))) top = Exit(exit, service, top);
        y = Math.Max(y, top);
    }

    int Exit(ExitRule exit, ServiceDefinition service, int top)
    {
        var lines = Wrap(service.ExitPage(exit.To)?.Title.In(language) ?? exit.To, 36);
        var condition = Wrap(exit.When.Source, 17);
        var middle = top + 14;
        Path($"M{Left + Wide} {middle}H{Side}");
        for (var i = 0; i < condition.Count; i++) Write(Left + Wide + 8, middle + 16 + i * 15, condition[i], "#444444", 12);
        Box(Side, SideWide, top, lines, "#fbe9e7", "#5a1a12");
        return top + Math.Max(Line * lines.Count + 16, 22 + condition.Count * 15) + 12;
    }

    void Arrow(string? condition)
    {
        var lines = condition is null ? [] : Wrap($"if {condition}", Letters);
        var length = Math.Max(Gap, lines.Count * 16 + 14);
        Path($"M{Left + 24} {y}V{y + length}");
        for (var i = 0; i < lines.Count; i++) Write(Left + 34, y + 20 + i * 16, lines[i], "#444444", 13);
        y += length;
    }

    void Path(string d) => drawn.Append("<path d=\"").Append(d).Append("\" fill=\"none\" stroke=\"#444444\" marker-end=\"url(#head)\"/>\n");

    void Box(int x, int width, int top, List<string> lines, string fill, string ink)
    {
        drawn.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{Line * lines.Count + 16}\" rx=\"4\" fill=\"{fill}\" stroke=\"#444444\"/>\n");
        for (var i = 0; i < lines.Count; i++) Write(x + 12, top + 22 + i * Line, lines[i], ink, 14);
    }

    void Write(int x, int at, string text, string ink, int size) =>
        drawn.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{at}\" fill=\"{ink}\" font-size=\"{size}\">{Safe(text)}</text>\n");

    // What XML cannot hold is left out.
    static string Safe(string text) => SecurityElement.Escape(new string([.. text.Where(it => !char.IsControl(it) && !char.IsSurrogate(it) && it < '\uFFFE')]));

    static List<string> Wrap(string text, int most)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length >= most)
            {
                lines.Add(line);
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        if (line.Length > 0) lines.Add(line);
        return lines;
    }
}
