using System.Text.Json;
using Bargate.Cases.Contract;

namespace Bargate.Webhooks.Sending;

/// <summary>What is sent. docs/webhooks.md is its description: fields are added, never renamed.</summary>
static class Payload
{
    static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default };

    public static byte[] Of(HookEvent happened, Subscription to, CaseContent? content)
    {
        var data = new Dictionary<string, object?>
        {
            ["case"] = happened.About,
            ["reference"] = happened.Reference,
            ["service"] = happened.Service,
            ["stage"] = happened.Stage,
            ["opened"] = happened.OpenedAt,
            ["closed"] = happened.ClosedAt,
        };
        if (to.Contents.Contains(Personal.Contact)) data["contact"] = content is null ? null : new { name = content.Contact.Name, email = content.Contact.Email, phone = content.Contact.Phone };
        if (to.Contents.Contains(Personal.Answers)) data["answers"] = content?.Answers.Select(it => new { key = it.Key, label = it.Label, text = it.Text });
        return Written(happened.Kind, happened.At, data);
    }

    public static byte[] OfTest(DateTime now) => Written(EventKinds.Test, now, new() { ["message"] = "This is a test. There is no case behind it." });

    static byte[] Written(string type, DateTime at, Dictionary<string, object?> data) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?> { ["type"] = type, ["timestamp"] = at, ["data"] = data }, Json);
}

/// <summary>What of a person a subscription may be given, when its purpose says so.</summary>
static class Personal
{
    public const string Contact = "contact", Answers = "answers";

    public static readonly string[] All = [Contact, Answers];
}
