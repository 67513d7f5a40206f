namespace Bargate.Kernel;

/// <summary>The machine is not set up: stops the start with one sentence, for whoever runs it, that names the setting and what to write.</summary>
public sealed class SetUpFault(string message) : Exception(message);
