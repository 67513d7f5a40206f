namespace Bargate.Insight;

/// <summary>What residents think of services, and the measures of the strategy.</summary>
public sealed class InsightModule : BargateModule;
