namespace Bargate.Linkage.Models;
internal static class ModelJson
{
    public static string VersionOf(LinkageModel model) => throw new NotSupportedException();
    public static LinkageModel Read(string json) => throw new NotSupportedException();
    public static string Write(LinkageModel model) => throw new NotSupportedException();
}
internal static class Explaining
{
    public static Explanation Pair(LinkageModel model, IReadOnlyList<string?> left, IReadOnlyList<string?> right, Table? among) => throw new NotSupportedException();
}
