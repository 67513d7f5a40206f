using Bargate.Maker.Pages.Staff.Services;
using Bargate.Services.Contract;

namespace Bargate.Maker;

/// <summary>A part of a service as its page lists it.</summary>
internal sealed record PartRow(ShowPage Show, TextPart Part, TextPart? Within = null)
{
    IReadOnlyList<TextPart> Beside => Within?.Parts ?? [.. Show.Text.Parts.Where(it => it.List == Part.List)];

    public bool IsFirst => Part.Position == 0;

    public bool IsLast => Part.Position == Beside.Count - 1;

    public string Anchor => "part-" + Part.Path.Replace('/', '-');

    public string KindWords => Show.KindWords(Part);

    public IReadOnlyList<RuleSentence> Rules => [.. Show.Rules.Where(it => it.Path == Part.Path)];

    public IReadOnlyList<PartFault> Own => [.. Show.Checked.Faults.Where(it => it.Part?.Path == Part.Path)];
}

/// <summary>A list of parts with its heading.</summary>
internal sealed record PartList(string Key, string Path, IReadOnlyList<TextPart> Parts);
