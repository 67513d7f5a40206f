namespace Bargate.Services.Loading;

/// <summary>The texts that make one service: its file and the blocks that it uses. Enough to read it again without the folder.</summary>
/// <param name="Id">The name of the file without .yaml.</param>
/// <param name="Text">The file.</param>
/// <param name="Blocks">By name with version, such as contact-optional@1: the text of the block's file.</param>
internal sealed record ServiceSource(string Id, string Text, IReadOnlyDictionary<string, string> Blocks)
{
    public string File => $"services/{Id}.yaml";
}
