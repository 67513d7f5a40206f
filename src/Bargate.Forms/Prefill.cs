using Bargate.Cases.Contract;
using Bargate.Forms.Contract;
using Bargate.Records.Contract;
using Bargate.Services.Contract;

namespace Bargate.Forms;

/// <summary>Puts what the council knows into the fields of a new draft. It is shown when its question is asked and counts only once it was sent from there.</summary>
internal static class Prefill
{
    static readonly string[] Types = ["name", "email", "phone"];

    public static void Contact(DraftAnswers answers, ServiceDefinition service, ContactDetails contact)
    {
        foreach (var question in service.Questions)
            if (Text(question.Type, contact) is { Length: > 0 } text) answers.Unfinished[question.Id] = Fields.Of(text);
    }

    /// <summary>The address that the person's record gives, where the form asks for one first.</summary>
    public static void Address(DraftAnswers answers, ServiceDefinition service, KnownPerson person)
    {
        if (person is not { Line: { } line } || service.Questions.FirstOrDefault(it => it.Type == "address") is not { } question) return;
        var typed = new Fields { ["line1"] = line, ["town"] = person.Town ?? "", ["typed-postcode"] = person.Postcode ?? "" };
        answers.Unfinished[question.Id] = typed;
    }

    /// <summary>Whether a question shows what the council knew. Only such a one is unfinished in one field.</summary>
    public static bool Shows(Question question, DraftAnswers? answers) => Types.Contains(question.Type) && answers?.Unfinished.ContainsKey(question.Id) == true;

    static string? Text(string type, ContactDetails contact) => type switch { "name" => contact.Name, "email" => contact.Email, "phone" => contact.Phone, _ => null };
}
