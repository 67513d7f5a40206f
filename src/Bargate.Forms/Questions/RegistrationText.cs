namespace Bargate.Forms.Questions;

/// <summary>Numbers with letters as people copy them from a card or a plate: in capitals, without spaces, hyphens and full stops.</summary>
internal static class RegistrationText
{
    public static string Compact(string text) => string.Concat(text.Where(it => !char.IsWhiteSpace(it) && it is not ('-' or '.' or '–'))).ToUpperInvariant();
}
