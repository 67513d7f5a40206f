namespace Bargate.Linkage.Learning;
internal sealed class Trainer(Table table, int left, LinkageSettings settings, IProgress<LinkageProgress>? progress, CancellationToken stop)
{
    public LinkageModel Train() => throw new NotSupportedException($"{table}{left}{settings}{progress}{stop}");
}
