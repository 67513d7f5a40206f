namespace Bargate.Services.Contract;

/// <summary>Where a form ends early, and what to do instead.</summary>
public sealed record ExitPage(string Id, Text Title, Text Body, string? Link, Text? LinkText);

/// <summary>Leads from a question to an exit page when the condition holds.</summary>
public sealed record ExitRule(Condition When, string To);
