using Bargate.Kernel.Councils;

namespace Bargate.Cases.Contract;

/// <summary>A stage in a word or two, for tables and lists: the words `cases.stage.SERVICE.STAGE`, else `cases.stage.STAGE`, else its id written as words.</summary>
public sealed class StageNames(Words words)
{
    public string Of(string service, string stage) =>
        words.Find($"cases.stage.{service}.{stage}") ?? words.Find($"cases.stage.{stage}") ?? Written(stage);

    internal static string Written(string id) => id.Length == 0 ? "" : char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ');
}
