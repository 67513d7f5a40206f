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

    /// <summary>An expression that gives a value of one kind, such as money in pence.</summary>
    /// <param name="gives">What it must give; null for anything.</param>
    public Formula Formula(MapReader map, string key, Scope scope, ValueKind? gives = null)
    {
        map.RequiredNode(key);
        if (map.Scalar(key) is not { } written) return Compiler.Formula("", null);
        var tree = Read(written);
        var found = (IReadOnlyList<ExpressionFault>)[];
        var kind = tree is null ? null : Typing.KindOf(tree, scope, out found);
        foreach (var wrong in found) Add(written, wrong);
        if (kind is not null && gives is { } wanted && Typing.Plain(kind.Is) != Typing.Plain(wanted))
            faults.Add(written.At, $"This gives {kind.Words}, not {new Kind(wanted).Words}", wanted == ValueKind.Number ? "Write a sum such as count(items) * 1500; money is in pence" : "Correct it, or its type");
        return places.Put(Compiler.Formula(written.Text, kind is null ? null : tree), written.At);
    }

    public Formula Amount(MapReader map, string key, Scope scope) => Formula(map, key, scope, ValueKind.Number);

    Condition Of(YamlScalar written, Scope scope)
    {
        var tree = Read(written);
        var found = tree is null ? [] : Typing.Check(tree, scope);
        foreach (var wrong in found) Add(written, wrong);
        var sound = tree is not null && found.Count == 0;
        return places.Put(Compiler.Compile(written.Text, sound ? tree : null), written.At);
    }

    Node? Read(YamlScalar written)
    {
        var tree = Parser.Parse(written.Text, out var fault);
        if (fault is not null) Add(written, fault);
        return tree;
    }

    void Add(YamlScalar written, ExpressionFault fault) => faults.Add(written.PositionOf(fault.At), fault.Problem, fault.Fix);
}
