using System.Runtime.CompilerServices;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Services.Loading;

/// <summary>A service as read, with the places in its files that checks point at.</summary>
internal sealed record ReadService(ServiceDefinition Definition, Places Places, Surroundings Around);

/// <summary>Where each thing of a service stands, by the object itself.</summary>
internal sealed class Places
{
    readonly ConditionalWeakTable<object, object> places = [];

    public T Put<T>(T thing, Position at) where T : class
    {
        places.AddOrUpdate(thing, at);
        return thing;
    }

    public Position Of(object thing) => places.TryGetValue(thing, out var at) ? (Position)at : default;

    /// <summary>Every text of the files, for the check of translations.</summary>
    public List<(Text Text, Position At)> Texts { get; } = [];

    /// <summary>The reading of a key that checks point into, such as `case`.</summary>
    public Position Case { get; set; }

    /// <summary>The values of `renewal:` that checks point at.</summary>
    public (Position Ends, Position Remind, Position Service) Renewal { get; set; }
}
