using Bargate.Kernel.Yaml;

namespace Bargate.Services.Contract;

/// <summary>The services that are published now, and every edition that a draft or a case still keeps.</summary>
public sealed class ServiceCatalogue
{
    /// <summary>The edition that new drafts begin with.</summary>
    public ServiceVersion? Current(string id) => All.FirstOrDefault(it => it.Service == id);

    /// <summary>One edition, loaded from the database when it is asked for first.</summary>
    public ServiceVersion? Version(string id, int number) => All.FirstOrDefault(it => it.Service == id && it.Number == number);

    /// <summary>The current edition of every service, by title.</summary>
    public IReadOnlyList<ServiceVersion> All { get; private set; } = [];

    /// <summary>What was wrong in the council's folder at the last publication.</summary>
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
}
