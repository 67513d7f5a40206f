using Bargate.Accounts.Contract;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Cases.Pages.Staff;

/// <summary>The keys of the staff area. What each does is also a link, a button or a field, marked with `data-key`.</summary>
[Needs(Permissions.CasesSee)]
internal sealed class ShortcutsPage : PageModel
{
    public static readonly IReadOnlyList<(string Part, IReadOnlyList<(string Key, string Does)> Keys)> Keys =
    [
        ("everywhere", [("?", "list"), ("1–9", "links")]),
        ("queue", [("/", "find"), ("n", "next"), ("j", "down"), ("k", "up")]),
        ("case", [("m", "move-next"), ("s", "move"), ("x", "close"), ("w", "write"), ("t", "note"), ("a", "assign"), ("g", "give"), ("d", "duplicate"), ("n", "next"), ("b", "back")]),
        ("review", [("n", "next-pair"), ("j", "down-pair"), ("k", "up-pair"), ("s", "same"), ("d", "different"), ("u", "unsure"), ("z", "undo"), ("b", "back-pairs")]),
    ];
}
