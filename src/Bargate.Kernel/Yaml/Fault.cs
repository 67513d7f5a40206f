namespace Bargate.Kernel.Yaml;

/// <summary>One thing wrong in a file of the council: where it is, what is wrong and how to put it right.</summary>
public sealed record Fault(string File, int Line, int Column, string Problem, string Fix)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Problem}. {Fix}";
}
