namespace Bargate.Linkage.Settings;

/// <summary>Settings that suit columns of these kinds.</summary>
internal static class Guessing
{
    public static LinkageSettings From(IReadOnlyList<LinkageColumn> columns)
    {
        var known = new KnownColumns(columns);
        return new()
        {
            Columns = columns,
            Comparisons = GuessedComparisons.For(known),
            Blocking = Rules(GuessedBlocking.For(known)),
            LooseBlocking = Rules(GuessedBlocking.LooseFor(known)),
            TrainingRules = [.. GuessedBlocking.TrainingFor(known).Select(DeterministicRule.Parse)],
            EmRules = Rules(GuessedBlocking.EmFor(known)),
        };
    }

    static IReadOnlyList<BlockingRule> Rules(IEnumerable<string> rules) => [.. rules.Select(BlockingRule.Parse).DistinctBy(it => it.ToString())];
}

/// <summary>The columns by what they hold.</summary>
internal sealed class KnownColumns(IReadOnlyList<LinkageColumn> columns)
{
    public string? Forename => First(FieldKind.Forename);
    public string? Surname => First(FieldKind.Surname);
    public string? FullName => First(FieldKind.FullName);
    public string? Birth => First(FieldKind.BirthDate) ?? First(FieldKind.Date);
    public string? Postcode => First(FieldKind.Postcode);
    public string? House => First(FieldKind.HouseNumber);
    public string? Street => First(FieldKind.Street) ?? First(FieldKind.AddressLine);
    public string? Town => First(FieldKind.Town);

    public IReadOnlyList<string> References => All(FieldKind.NationalInsuranceNumber, FieldKind.NhsNumber, FieldKind.Reference, FieldKind.Uprn);
    public IReadOnlyList<string> Contacts => All(FieldKind.Email, FieldKind.Phone);
    public IReadOnlyList<string> Texts => All(FieldKind.Text);
    public IReadOnlyList<string> AddressParts => All(FieldKind.Uprn, FieldKind.HouseNumber, FieldKind.Street, FieldKind.AddressLine, FieldKind.Town, FieldKind.Postcode, FieldKind.Latitude, FieldKind.Longitude);
    public IReadOnlyList<LinkageColumn> Columns => columns;

    public string? First(FieldKind kind) => columns.FirstOrDefault(it => it.Kind == kind)?.Name;
    public IReadOnlyList<string> All(params FieldKind[] kinds) => [.. columns.Where(it => kinds.Contains(it.Kind)).Select(it => it.Name)];
}
