namespace Bargate.Services.Contract;

/// <summary>An immutable published edition of a service; a draft and a case keep the one that they began with.</summary>
public sealed record ServiceVersion(
    string Service, int Number, string Hash, DateTime PublishedAt, string PublishedBy, ServiceDefinition Definition);
