namespace Bargate.Services.Loading;

/// <summary>What stands at the place of a question's id in the addresses of a form, and so cannot be one. A test compares it with the site's real addresses.</summary>
internal static class FormPages
{
    public static IReadOnlyList<string> Names { get; } = ["check", "closed", "exit", "followed", "resume", "save", "sent", "start-again"];
}
