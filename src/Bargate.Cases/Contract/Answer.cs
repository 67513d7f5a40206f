namespace Bargate.Cases.Contract;

/// <summary>One answer as it was given: <paramref name="Text"/> is what people read, <paramref name="Value"/> what rules and exports use. Cases never asks a question type how to show it.</summary>
public sealed record Answer(string Key, string Label, string Text, string? Value, IReadOnlyList<FileId> Files);

/// <summary>How to reach the resident. All of it is optional: a report may be made without a name.</summary>
public sealed record ContactDetails(string? Name, string? Email, string? Phone)
{
    public static ContactDetails None { get; } = new(null, null, null);
}

/// <summary>Where a case is: in words, and as a point (WGS 84) and postcode where known.</summary>
public sealed record CasePlace(string Text, double? Latitude, double? Longitude, string? Postcode, long? Uprn);

/// <summary>How the submission reached the council.</summary>
public enum Channel { Online, Phone, FaceToFace, Letter, Email, Api }
