using Bargate.Kernel.Councils;

namespace Bargate.Services.Editing;

/// <summary>What the properties of the format are called in front of officers.</summary>
internal static class FormatWords
{
    /// <summary>The name of a property, such as `errors/missing`; the last part of it where the whole has none.</summary>
    public static string Name(Words words, string property) =>
        words.Find($"services.format.{property.Replace('/', '-')}.name") ?? words.Find($"services.format.{property[(property.LastIndexOf('/') + 1)..]}.name") ?? property;
}
