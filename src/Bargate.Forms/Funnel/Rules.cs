using Bargate.Ui;

namespace Bargate.Forms.Funnel;

/// <summary>The rule that an error is about, as it is counted: the key of its words without the module. It never holds what was typed.</summary>
internal static class Rules
{
    public const string Missing = "missing", Other = "other";

    const string Module = "forms.";

    public static string Of(FieldError error) => error.Rule switch
    {
        null => Other,
        var key when key.StartsWith("forms.missing.", StringComparison.Ordinal) => Missing,
        var key => key.StartsWith(Module, StringComparison.Ordinal) ? key[Module.Length..] : key,
    };
}
