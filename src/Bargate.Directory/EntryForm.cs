using System.Globalization;
using System.Text.RegularExpressions;
using Bargate.Directory.Oruk;
using Bargate.Directory.Searching;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bargate.Directory;

/// <summary>The fields by which a provider or an officer changes an entry. What they do not show stays as it is.</summary>
internal sealed partial class EntryForm
{
    public const int LongestText = 5000, LongestLine = 300;

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Url { get; set; }

    public string? Fees { get; set; }

    public string? Eligibility { get; set; }

    public string? MinimumAge { get; set; }

    public string? MaximumAge { get; set; }

    /// <summary>A line a session: `Monday 10:00-12:00`.</summary>
    public string? Times { get; set; }

    public string? Apply { get; set; }

    public string? Alert { get; set; }

    public string? Status { get; set; }

    public bool Masked { get; set; }

    public static EntryForm Of(OrukService service) => new()
    {
        Name = service.Name,
        Description = service.Description,
        Phone = service.Phones is [var phone, ..] ? phone.Number : null,
        Email = service.Email,
        Url = service.Url,
        Fees = service.CostOptions is { Count: > 0 } costs ? string.Join('\n', costs.Select(it => $"{it.Option}: {(it.Amount ?? 0).ToString("0.00", CultureInfo.InvariantCulture)} {it.AmountDescription}".Trim())) : service.Fees,
        Eligibility = service.EligibilityDescription,
        MinimumAge = service.MinimumAge?.ToString(CultureInfo.InvariantCulture),
        MaximumAge = service.MaximumAge?.ToString(CultureInfo.InvariantCulture),
        Times = string.Join('\n', (service.Schedules ?? []).Where(TimesText.CanBeWritten).Select(TimesText.Line)),
        Apply = service.ApplicationProcess,
        Alert = service.Alert,
        Status = service.Status,
        Masked = Masking.IsMasked(service),
    };

    public void Check(ModelStateDictionary faults, Words words)
    {
        if (string.IsNullOrWhiteSpace(Name)) faults.AddModelError("Form.Name", words["directory.edit.name-error"]);
        foreach (var (field, value, most) in new[] { ("Name", Name, LongestLine), ("Description", Description, LongestText), ("Phone", Phone, 60), ("Email", Email, 254), ("Url", Url, 1000), ("Fees", Fees, 1000), ("Eligibility", Eligibility, 1000), ("Times", Times, 2000), ("Apply", Apply, 1000), ("Alert", Alert, 1000) })
            if (value?.Length > most) faults.AddModelError("Form." + field, words.Format("directory.edit.long-error", ("most", most.ToString(CultureInfo.InvariantCulture))));
        if (!string.IsNullOrWhiteSpace(Phone) && !Phone.Any(char.IsAsciiDigit)) faults.AddModelError("Form.Phone", words["directory.edit.phone-error"]);
        if (!string.IsNullOrWhiteSpace(Email) && !(Email.Contains('@', StringComparison.Ordinal) && !Email.Trim().Any(char.IsWhiteSpace))) faults.AddModelError("Form.Email", words["directory.edit.email-error"]);
        if (!string.IsNullOrWhiteSpace(Url) && Tidying.Web(Url) is null) faults.AddModelError("Form.Url", words["directory.edit.url-error"]);
        if (Age(MinimumAge) is null && !string.IsNullOrWhiteSpace(MinimumAge)) faults.AddModelError("Form.MinimumAge", words["directory.edit.age-error"]);
        if (Age(MaximumAge) is null && !string.IsNullOrWhiteSpace(MaximumAge)) faults.AddModelError("Form.MaximumAge", words["directory.edit.age-error"]);
        else if (Age(MaximumAge) < Age(MinimumAge)) faults.AddModelError("Form.MaximumAge", words["directory.edit.ages-error"]);
        foreach (var line in Lines(Times))
            if (TimesText.Read(line) is null) { faults.AddModelError("Form.Times", words.Format("directory.edit.times-error", ("line", line))); break; }
    }

    /// <summary>Writes the fields into a document.</summary>
    public OrukService Into(OrukService service)
    {
        var before = Of(service);
        service.Name = Name!.Trim();
        (service.Description, service.EligibilityDescription, service.ApplicationProcess, service.Alert) = (Text(Description), Text(Eligibility), Text(Apply), Text(Alert));
        (service.Email, service.Url) = (Text(Email), Text(Url));
        (service.MinimumAge, service.MaximumAge) = (Age(MinimumAge), Age(MaximumAge));
        if (Status is "active" or "inactive" or "defunct" or "temporarily closed") service.Status = Status;
        if (Text(Phone) != Text(before.Phone)) service.Phones = Text(Phone) is { } number ? [new() { Id = Ids.Of($"phone/{service.Id}/{number}"), Number = number }, .. (service.Phones ?? []).Skip(1)] : [.. (service.Phones ?? []).Skip(1)];
        if (Text(Fees) != Text(before.Fees)) (service.Fees, service.CostOptions) = Costs(service.Id, Text(Fees));
        if (!Lines(Times).SequenceEqual(Lines(before.Times)))
            service.Schedules = TimesText.Into(service, Lines(Times));
        foreach (var it in service.Locations) it.Masked = Masked ? true : null;
        return service;
    }

    internal static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

    static int? Age(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= 120 ? age : null;

    // Lines as `Adults: 3.50 a session` are costs; anything else is a text.
    static (string? Fees, List<OrukCostOption>? Costs) Costs(Guid service, string? text)
    {
        var lines = Lines(text).Select(it => Cost().Match(it)).ToList();
        if (lines.Count == 0 || lines.Exists(it => !it.Success)) return (text, null);
        return (null, [.. lines.Select((it, i) => new OrukCostOption
        {
            Id = Ids.Of($"cost/{service}/{i}/{it.Value}"), Option = it.Groups[1].Value.Trim(), Amount = it.Groups[2].Value.Equals("free", StringComparison.OrdinalIgnoreCase) ? 0 : decimal.Parse(it.Groups[2].Value, CultureInfo.InvariantCulture),
            AmountDescription = it.Groups[3].Value.Trim() is { Length: > 0 } how ? how : null,
        })]);
    }

    [GeneratedRegex(@"^([^:]{1,100}):\s*£?\s*(\d{1,6}(?:\.\d{1,2})?|free)(?:\s+(.{1,100}))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Cost();
}
