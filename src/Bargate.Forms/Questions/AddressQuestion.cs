using System.Globalization;
using Bargate.Forms.Contract;
using Bargate.Kernel.Places;
using Bargate.Records.Contract;
using Bargate.Services.Contract;
using FieldError = Bargate.Ui.FieldError;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Forms.Questions;

/// <summary>
/// A postal address: a postcode finds properties of the register; typing it is always there, and what was typed is never overwritten by a look-up
/// (GOV.UK Design System, Addresses).
/// </summary>
internal sealed class AddressQuestion : IQuestionType
{
    const int Longest = 200;

    static readonly string[] TypedLines = ["line1", "line2", "town", "typed-postcode"];

    internal static readonly IReadOnlyDictionary<string, string> LineWords = new Dictionary<string, string>
    {
        ["line1"] = "forms.address-line1", ["line2"] = "forms.address-line2", ["town"] = "forms.address-town", ["typed-postcode"] = "forms.postcode",
    };

    public QuestionKind Kind { get; } = new("address", ValueKind.Map, ["letters"])
    {
        Members = new Dictionary<string, ValueKind> { ["postcode"] = ValueKind.Text, ["uprn"] = ValueKind.Text, ["ward"] = ValueKind.Text },
    };

    public async ValueTask<Reading> Read(Question question, IFormCollection posted, Fields before, FormContext context, CancellationToken stop)
    {
        var typed = new Fields();
        foreach (var field in TypedLines.Append("postcode").Append("uprn"))
            if (Posted.Text(posted, $"{question.Id}-{field}") is { Length: > 0 } text) typed[field] = text;
        if (TypedLines.FirstOrDefault(it => typed.Text(it).Length > Longest) is { } line) return new Reading.Rejected(typed, line, context.TooLong(LineWords[line], Longest));
        var action = Posted.Text(posted, "action");
        if (action == "find") return await Find(question, typed, context, stop);
        // Of what we filled in ourselves alone nobody typed an address.
        if (TypedLines.SkipLast(1).Any(it => typed.Text(it).Length > 0) || (typed.Text("typed-postcode").Length > 0 && typed.Text("postcode").Length == 0)) return Typed(question, typed, context);
        if (typed.Text("uprn").Length == 0)
        {
            // Enter pressed in the postcode box: look it up, as the person meant.
            if (typed.Text("postcode").Length > 0) return await Find(question, typed, context, stop, shownBefore: before.Text("postcode") == typed.Text("postcode"));
            return question.Optional ? new Reading.Accepted([]) : new Reading.Rejected(typed, "postcode", context.Missing(question, "forms.missing.address"));
        }
        return await Chosen(question, typed, context, stop);
    }

    static async Task<Reading> Find(Question question, Fields typed, FormContext context, CancellationToken stop, bool shownBefore = false)
    {
        typed.Remove("uprn");
        var postcode = Fold(typed.Text("postcode"));
        if (postcode.Length is < 5 or > 7 || !postcode.Any(char.IsAsciiDigit)) return new Reading.Rejected(typed, "postcode", context.Say("forms.wrong.postcode"));
        var found = await Register(context).FindByPostcode(typed.Text("postcode"), stop);
        // Typing the address is then the way on, with the postcode in its place already.
        if (found.Count == 0)
        {
            if (typed.Text("typed-postcode").Length == 0) typed["typed-postcode"] = UkPostcode.Shown(postcode);
            return new Reading.Rejected(typed, "postcode", context.Say("forms.wrong.postcode-unknown", ("postcode", UkPostcode.Shown(postcode))));
        }
        return shownBefore ? new Reading.Again(typed, found, "uprn", context.Missing(question, "forms.missing.address")) : new Reading.Again(typed, found);
    }

    static Reading Typed(Question question, Fields typed, FormContext context)
    {
        typed.Remove("uprn");
        var errors = new List<FieldError>();
        if (typed.Text("line1").Length == 0) errors.Add(new("line1", context.Say("forms.missing.address-line")));
        if (typed.Text("town").Length == 0) errors.Add(new("town", context.Say("forms.missing.address-town")));
        if (Fold(typed.Text("typed-postcode")).Length is < 5 or > 7) errors.Add(new("typed-postcode", context.Say("forms.wrong.postcode")));
        return errors.Count == 0 ? new Reading.Accepted(typed) : new Reading.Rejected(typed, errors);
    }

    // The register's words are kept with the answer: the case says what the person saw, also when the register changes.
    static async Task<Reading> Chosen(Question question, Fields typed, FormContext context, CancellationToken stop)
    {
        var property = long.TryParse(typed.Text("uprn"), NumberStyles.None, CultureInfo.InvariantCulture, out var uprn) ? await Register(context).Find(uprn, stop) : null;
        if (property is null) return new Reading.Rejected(typed, "postcode", context.Missing(question, "forms.missing.address"));
        typed["lines"] = string.Join('\n', property.Lines);
        typed["postcode"] = property.Postcode;
        if (property.Ward is { } ward) typed["ward"] = ward;
        if (property is { Latitude: { } latitude, Longitude: { } longitude })
            (typed["latitude"], typed["longitude"]) = (latitude.ToString("F6", CultureInfo.InvariantCulture), longitude.ToString("F6", CultureInfo.InvariantCulture));
        return new Reading.Accepted(typed);
    }

    public async ValueTask<object?> LookUp(Question question, Fields typed, FormContext context, CancellationToken stop) =>
        typed.Text("postcode").Length > 0 ? await Register(context).FindByPostcode(typed.Text("postcode"), stop) : null;

    public Value ValueOf(Question question, Fields answer)
    {
        if (Lines(answer).Length == 0) return Value.Nothing;
        var parts = new Dictionary<string, Value> { ["postcode"] = Value.Of(PostcodeOf(answer)) };
        foreach (var part in new[] { "uprn", "ward" })
            if (answer.Text(part).Length > 0) parts[part] = Value.Of(answer.Text(part));
        return new Value.Map(parts);
    }

    public string Show(Question question, Fields answer, FormContext context) => Lines(answer) is { Length: > 0 } lines ? $"{lines}\n{PostcodeOf(answer)}" : "";

    static string Lines(Fields answer) => answer.Text("lines") is { Length: > 0 } lines ? lines : string.Join('\n', TypedLines.SkipLast(1).Select(it => answer.Text(it)).Where(it => it.Length > 0));

    internal static string PostcodeOf(Fields answer) => answer.Text("uprn").Length > 0 ? answer.Text("postcode") : answer.Text("typed-postcode").ToUpperInvariant();

    static string Fold(string postcode) => Kernel.Storage.Fold.Postcode(postcode);

    static PropertyRegister Register(FormContext context) => context.Services.GetRequiredService<PropertyRegister>();
}
