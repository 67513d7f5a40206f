using Bargate.Linkage.Learning;

namespace Bargate.Linkage;

/// <summary>Learns a model from records without labels.</summary>
public static class Training
{
    /// <summary>For duplicates within one table.</summary>
    public static LinkageModel Train(Table table, LinkageSettings settings, IProgress<LinkageProgress>? progress = null, CancellationToken stop = default) =>
        new Trainer(table, null, settings, progress, stop).Train();

    /// <summary>For links between two tables; pairs within one of them are not looked at.</summary>
    public static LinkageModel Train(Table left, Table right, LinkageSettings settings, IProgress<LinkageProgress>? progress = null, CancellationToken stop = default) =>
        new Trainer(Table.Both(left, right), left.Count, settings, progress, stop).Train();
}
