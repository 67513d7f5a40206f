using Bargate.Content.Loading;
using Bargate.Kernel.Yaml;

namespace Bargate.Content.Editing;

/// <summary>What there is to say about an edition in work before it is published.</summary>
/// <param name="Stops">What stops its publication: its own faults, and those that it would make elsewhere.</param>
/// <param name="Advice">What would make it better.</param>
/// <param name="Read">The page as it would be; null when its text cannot be read, or it withdraws the page.</param>
/// <param name="Now">What the page says now; null when there is none.</param>
/// <param name="Behind">The page was changed since this was begun, by a file or another edition.</param>
/// <param name="Changes">Every file that its publication changes.</param>
internal sealed record Checked(IReadOnlyList<Fault> Stops, IReadOnlyList<string> Advice, ReadPage? Read, string? Now, bool Behind, IReadOnlyDictionary<string, string?> Changes)
{
    /// <summary>Other pages whose links are changed with it.</summary>
    public IEnumerable<string> Others(PageWork work) => Changes.Keys.Where(it => it != work.File && it != work.MovesFrom && it != RedirectReader.File).Select(PageFolder.PathOf);
}
