using System.Text.RegularExpressions;
using Bargate.Forms.Contract;
using Bargate.Services.Contract;

namespace Bargate.Forms.Questions;

/// <summary>An email address that a mail server could accept. It is checked for shape only: whether it works is shown by the receipt arriving.</summary>
internal sealed partial class EmailQuestion() : OneFieldQuestion(new("email", ValueKind.Text, []))
{
    public static bool IsEmail(string text) => text.Length <= 254 && Shape().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal);

    protected override Reading Check(Question question, Fields typed, FormContext context) =>
        IsEmail(typed.Text()) ? new Reading.Accepted(typed) : Wrong(question, typed, context, "forms.wrong.email");

    [GeneratedRegex(@"^[^\s@,;:<>""()\[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

/// <summary>A telephone number: any usual way of writing a UK number, or an international one with its country code.</summary>
internal sealed class PhoneQuestion() : OneFieldQuestion(new("phone", ValueKind.Text, []))
{
    protected override Reading Check(Question question, Fields typed, FormContext context)
    {
        var text = typed.Text();
        var digits = text.Count(char.IsAsciiDigit);
        var usual = text.All(it => char.IsAsciiDigit(it) || " ()+-./".Contains(it, StringComparison.Ordinal)) && text.LastIndexOf('+') <= 0;
        return usual && digits is >= 10 and <= 15 ? new Reading.Accepted(typed) : Wrong(question, typed, context, "forms.wrong.phone");
    }
}
