namespace Bargate.Services.Editing;

/// <summary>An edit that is not done, and why. Only within this folder: the text says it to its caller as <see cref="Contract.Edited.Refused"/>.</summary>
internal sealed class Refusal(string reason) : Exception(reason);
