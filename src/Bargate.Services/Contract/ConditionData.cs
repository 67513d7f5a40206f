using System.Text.Json.Nodes;
using Bargate.Services.Expressions;

namespace Bargate.Services.Contract;

/// <summary>A condition or value of a service as data, for programs: `{ "op": "==", "left": { "question": "kind" }, "right": { "text": "pothole" } }`.</summary>
public static class ConditionData
{
    public static JsonNode? Of(Condition condition) => condition.Tree is { } tree ? Of(tree) : null;

    public static JsonNode? Of(Formula formula) => formula.Tree is { } tree ? Of(tree) : null;

    static JsonObject Of(Node node) => node switch
    {
        TextLiteral it => new() { ["text"] = it.Text },
        NumberLiteral it => new() { ["number"] = it.Number },
        YesNoLiteral it => new() { ["yes"] = it.Yes },
        Today => new() { ["today"] = 0 },
        Shifted it => new() { ["op"] = "shift", ["day"] = Of(it.Day), ["count"] = it.Count, ["unit"] = it.Unit switch { Unit.WorkingDay => "working-day", Unit.Month => "month", Unit.Year => "year", _ => "day" } },
        Arithmetic it => Two(it.Sign.ToString(), it.Left, it.Right),
        Call it => new() { ["op"] = it.Function, ["arguments"] = new JsonArray([.. it.Arguments.Select(one => (JsonNode)Of(one))]) },
        Name it => it.Member is null ? new() { ["question"] = it.Question } : new() { ["question"] = it.Question, ["part"] = it.Member },
        ListLiteral it => new() { ["list"] = new JsonArray([.. it.Items.Select(one => (JsonNode)Of(one))]) },
        Comparison it => Two(it.Sign, it.Left, it.Right),
        Within it => Two("in", it.Left, it.Right),
        Not it => new() { ["op"] = "not", ["of"] = Of(it.Inner) },
        Both it => Two("and", it.Left, it.Right),
        Either it => Two("or", it.Left, it.Right),
        _ => throw new ArgumentException($"{node.GetType().Name} has no data of its own."),
    };

    static JsonObject Two(string op, Node left, Node right) => new() { ["op"] = op, ["left"] = Of(left), ["right"] = Of(right) };
}
