namespace Bargate.Kernel;

/// <summary>A rule of the council was broken by a request that the page could not have offered: the host answers 409 and says why.</summary>
public sealed class RuleBroken(string rule) : Exception(rule);
