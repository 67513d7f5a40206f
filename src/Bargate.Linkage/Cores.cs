namespace Bargate.Linkage;

/// <summary>Work shared by the cores: each takes what is next, so that none waits for a long piece of another.</summary>
internal static class Cores
{
    public static int Count => Environment.ProcessorCount;

    /// <summary>Runs the same work once on each core.</summary>
    public static void Run(Action<int> work, CancellationToken stop)
    {
        try
        {
            Parallel.For(0, Count, new ParallelOptions { MaxDegreeOfParallelism = Count, CancellationToken = stop }, work);
        }
        catch (AggregateException failed) when (failed.InnerExceptions.Count > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed.InnerExceptions[0]);
        }
    }
}
