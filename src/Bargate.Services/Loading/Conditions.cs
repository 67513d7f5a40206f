using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;

namespace Bargate.Services.Loading;

/// <summary>Reads conditions, and turns what is wrong in them into faults at their place in the file.</summary>
internal sealed class Conditions(Places places, Faults faults)
{
    public Condition? Optional(MapReader map, string key, Scope scope) =>
        map.Scalar(key) is { } written ? Of(written, scope) : null;

    public Condition Required(MapReader map, string key, Scope scope)
    {
        map.RequiredNode(key);
        return map.Scalar(key) is { } written ? Of(written, scope) : Compiler.Compile("", null);
    }

    /// <summary>A value that is worked out.</summary>
    /// <param name="kind">What it must be; null for anything.</param>
    public Formula Formula(MapReader map, string key, Scope scope, ValueKind? kind)
    {
        map.RequiredNode(key);
        if (map.Scalar(key) is not { } written) return Compiler.Formula("", null);
        var tree = Parser.Parse(written.Text, out var fault);
        if (fault is not null) Add(written, fault);
        var found = tree is null ? [] : Typing.CheckValue(tree, scope, kind);
        foreach (var wrong in found) Add(written, wrong);
        return places.Put(Compiler.Formula(written.Text, tree is not null && found.Count == 0 ? tree : null), written.At);
    }

    public Formula Amount(MapReader map, string key, Scope scope) => Formula(map, key, scope, ValueKind.Number);

    Condition Of(YamlScalar written, Scope scope)
    {
        var tree = Parser.Parse(written.Text, out var fault);
        if (fault is not null) Add(written, fault);
        var found = tree is null ? [] : Typing.Check(tree, scope);
        foreach (var wrong in found) Add(written, wrong);
        var sound = tree is not null && found.Count == 0;
        return places.Put(Compiler.Compile(written.Text, sound ? tree : null), written.At);
    }

    void Add(YamlScalar written, ExpressionFault fault) => faults.Add(written.PositionOf(fault.At), fault.Problem, fault.Fix);
}
