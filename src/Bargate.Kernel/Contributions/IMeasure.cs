namespace Bargate.Kernel.Contributions;

/// <summary>One number of the strategy's tables. No value is null, never 0.</summary>
public interface IMeasure
{
    string Key { get; }

    string Unit { get; }

    Task<decimal?> Value(DateOnly from, DateOnly to, CancellationToken stop);
}
