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
