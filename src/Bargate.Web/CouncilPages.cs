using Bargate.Kernel.Councils;
using Bargate.Ui;
using Microsoft.AspNetCore.Html;

namespace Bargate.Web;

/// <summary>Texts that a council writes for itself, `pages/NAME.md` of its folder, with its contact details filled in. Read when asked for: a text that is changed shows at once.</summary>
sealed class CouncilPages(Council council)
{
    const int MostBytes = 1_000_000;

    /// <summary>Null when the council has no such text, or none that can be read.</summary>
    /// <param name="name">One of ours, never a visitor's.</param>
    public IHtmlContent? Read(string name)
    {
        var file = new FileInfo(Path.Combine(council.Folder, "pages", name + ".md"));
        if (!file.Exists || file.Length > MostBytes) return null;
        return Prose.Html(council.Fill(File.ReadAllText(file.FullName)));
    }
}
