namespace Bargate.Linkage.Settings;
internal static class Guessing
{
    public static LinkageSettings From(IReadOnlyList<LinkageColumn> columns) => throw new NotSupportedException($"{columns}");
}
