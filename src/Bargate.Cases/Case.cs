using Bargate.Cases.Contract;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Services.Contract;

namespace Bargate.Cases;

/// <summary>What the council does about a submission. Its rules are the verbs in `Case.Verbs.cs`.</summary>
internal sealed partial class Case
{
    public const string AnswersPlace = "cases_cases.Answers", ContactPlace = "cases_cases.Contact", SummaryPlace = "cases_cases.Summary";

    public CaseId Id { get; init; }

    public required string Reference { get; init; }

    public required string Service { get; init; }

    /// <summary>The edition of the service that the resident filled in.</summary>
    public int ServiceVersion { get; init; }

    public required string Team { get; set; }

    public Priority Priority { get; set; }

    public OfficerId? AssignedTo { get; private set; }

    /// <summary>The id of a stage of its service version.</summary>
    public required string Stage { get; set; }

    public DateTime StageSince { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The day, by the council's calendar, by which the next stage is due.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Since when the case waits for the resident; its target stands still meanwhile.</summary>
    public DateTime? WaitingSince { get; private set; }

    public DateTime? OverdueToldAt { get; private set; }

    public DateTime OpenedAt { get; init; }

    public DateTime? ClosedAt { get; private set; }

    public CaseId? DuplicateOf { get; private set; }

    public Channel Channel { get; init; }

    public OfficerId? TakenBy { get; init; }

    public bool? Consent { get; init; }

    public required string Language { get; init; }

    public Guid Draft { get; init; }

    public Guid KeyId { get; init; }

    public Sealed<CaseSummary> Summary { get; private set; }

    public Sealed<IReadOnlyList<Answer>> Answers { get; private set; }

    public Sealed<ContactDetails> Contact { get; private set; }

    /// <summary>Keyed hash of the email address, for exact look-up.</summary>
    public byte[]? EmailHash { get; private set; }

    public byte[]? PhoneHash { get; private set; }

    /// <summary>The name, folded: officers search by it. Deleted on disposal, like the postcode.</summary>
    public string? NameFolded { get; private set; }

    public string? Postcode { get; private set; }

    /// <summary>Where the thing reported is (WGS 84); never a home: only services that publish their place have it.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? DuplicateKey { get; init; }

    /// <summary>What the resident pays, in pence; null for nothing.</summary>
    public long? Fee { get; init; }

    /// <summary>The number on the invoice: the case's own reference, so that a payment finds its case.</summary>
    public string? Invoice => Fee is null ? null : $"INV-{Reference}";

    /// <summary>It was done at once by rule, and drawn to be checked by an officer.</summary>
    public DateTime? SampledAt { get; private set; }

    public DateTime? SampleCheckedAt { get; private set; }

    public bool IsToCheck => SampledAt is not null && SampleCheckedAt is null;

    /// <summary>The last day of what the service gave for a time, such as a permit.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>The day on which the resident is to be told that it ends; null when there is nothing to tell, or it was told.</summary>
    public DateOnly? RemindOn { get; private set; }

    /// <summary>Its retention ended: the key is destroyed, and this row is the tombstone.</summary>
    public DateTime? DisposedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public static Case Open(NewCase sent, string reference, DateTime now, Council council, MasterKey master)
    {
        var id = CaseId.From(Guid.CreateVersion7());
        var isPublic = sent.Service.Definition.Case.Public is not null;
        var opened = new Case
        {
            Id = id,
            Reference = reference,
            Service = sent.Service.Service,
            ServiceVersion = sent.Service.Number,
            Team = sent.Team,
            Priority = sent.Priority,
            Stage = sent.Service.Definition.Case.FirstStage.Id,
            StageSince = now,
            OpenedAt = now,
            Channel = sent.Channel,
            TakenBy = sent.TakenBy,
            Consent = sent.Consent,
            Language = sent.Language,
            Draft = sent.Draft,
            KeyId = sent.Key.Id,
            Summary = sent.Key.Seal(new CaseSummary(sent.What, sent.Place?.Text, sent.Contact.Name), SummaryPlace, id.Value),
            Answers = sent.Key.Seal(sent.Answers, AnswersPlace, id.Value),
            Contact = sent.Key.Seal(sent.Contact, ContactPlace, id.Value),
            EmailHash = sent.Contact.Email is { } email ? master.Hash("email", Fold.Of(email)) : null,
            PhoneHash = sent.Contact.Phone is { } phone ? master.Hash("phone", Digits(phone)) : null,
            NameFolded = sent.Contact.Name is { } name ? Cut(Fold.Of(name), 200) : null,
            Postcode = sent.Place?.Postcode is { } postcode ? Cut(Fold.Postcode(postcode), 10) : null,
            Latitude = isPublic ? sent.Place?.Latitude : null,
            Longitude = isPublic ? sent.Place?.Longitude : null,
            DuplicateKey = sent.DuplicateKey,
            Fee = sent.Fee?.Pence,
        };
        opened.SetDue(sent.Service.Definition, council);
        return opened;
    }

    /// <summary>A phone number as it is compared: digits, with one 0 in front for +44, 0044, +44 (0) and none at all; another country's with its code.</summary>
    public static string Digits(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        if (digits.Length == 0) return "";
        var abroad = HasPlus(phone);
        if (digits.StartsWith("00", StringComparison.Ordinal)) (digits, abroad) = (digits[2..], true);
        if (digits.StartsWith("44", StringComparison.Ordinal)) (digits, abroad) = (digits[2..], false);
        return abroad ? digits : "0" + digits.TrimStart('0');
    }

    /// <summary>A phone number as it is dialled: what was typed, without what only the eye needs, such as the (0) of +44 (0).</summary>
    public static string Dialled(string phone)
    {
        var plus = HasPlus(phone);
        var digits = string.Concat((plus ? phone.Replace("(0)", "", StringComparison.Ordinal) : phone).Where(char.IsAsciiDigit));
        return plus ? "+" + digits : digits;
    }

    static bool HasPlus(string phone) => phone.FirstOrDefault(it => it == '+' || char.IsAsciiDigit(it)) == '+';

    static string Cut(string text, int most) => text.Length > most ? text[..most] : text;
}

/// <summary>What the queue shows of a case without opening all of it.</summary>
internal sealed record CaseSummary(string What, string? Where, string? Who);
