namespace Bargate.Content.Contract;

/// <summary>A page of the council as its file says it.</summary>
/// <param name="Path">Its URL, from the root: `/council-tax/pay`.</param>
/// <param name="Body">Markdown, with the council's {names} not filled in yet.</param>
/// <param name="Owner">The team that keeps it true.</param>
/// <param name="Review">The day on which it must be looked at again.</param>
/// <param name="Service">The service that it leads to.</param>
/// <param name="Parts">A guide's further parts, in order, by the names of their files.</param>
/// <param name="Sections">A topic's lists of pages.</param>
/// <param name="Steps">A step by step's steps.</param>
/// <param name="Published">When this edition of it was published: what it says was looked at then.</param>
public sealed record ContentPage(
    string Path, string Title, string Summary, string Topic, string Body, string Owner, DateOnly Review, int? Lgsl, string? Service,
    IReadOnlyList<string> Related, IReadOnlyList<string> Parts, IReadOnlyList<PageSection> Sections, IReadOnlyList<PageStep> Steps, bool Faq, DateTime Published = default)
{
    public bool IsTopic => Sections.Count > 0;

    /// <summary>All that it says, as Markdown.</summary>
    public string Text => Steps.Count == 0 ? Body : string.Join("\n\n", Steps.Select(it => $"{it.Title}.\n\n{it.Text}").Prepend(Body));
}

/// <summary>A heading of a topic, and the pages below it by their paths.</summary>
public sealed record PageSection(string Title, IReadOnlyList<string> Pages);

/// <summary>One of the steps that somebody takes in order. <paramref name="Text"/> is Markdown.</summary>
public sealed record PageStep(string Title, string Text, IReadOnlyList<PageLink> Links);

/// <summary>A link with its words.</summary>
public sealed record PageLink(string Title, string Url);
