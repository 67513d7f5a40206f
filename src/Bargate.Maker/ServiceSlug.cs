namespace Bargate.Maker;

/// <summary>Ids out of words: 'How deep is it?' becomes how-deep-is-it.</summary>
internal static class ServiceSlug
{
    public static string Of(string words, int most = 30)
    {
        var slug = string.Join('-', new string([.. words.ToLowerInvariant().Where(it => char.IsAsciiLetterOrDigit(it) || it is ' ' or '-')]).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries));
        slug = slug.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-');
        if (slug.Length > most) slug = slug[..(slug.LastIndexOf('-', most) is > 3 and var at ? at : most)];
        return slug.Trim('-');
    }

    /// <summary>One that is not taken yet.</summary>
    public static string Free(string wanted, Func<string, bool> taken)
    {
        var first = wanted.Length == 0 ? "question" : wanted;
        var slug = first;
        for (var i = 2; taken(slug); i++) slug = $"{first}-{i}";
        return slug;
    }
}
