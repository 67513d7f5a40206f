using System.Globalization;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Places;
using Bargate.Linkage;
using Bargate.Records.Contract;

namespace Bargate.Records.Persons;

/// <summary>Values as officers read them, and what the sources say of each column together.</summary>
internal sealed class RecordShowing(Council council, Kernel.Councils.Words words)
{
    public string Label(string column) => words[$"records.column.{column}"];

    public string Name(Register register, IReadOnlyList<string?> said) => Name(register, column => Registers.Place(register, column) is var at and >= 0 && at < said.Count ? said[at] : null);

    /// <summary>What a record is called: who it is about, or where.</summary>
    public string Name(Register register, Func<string, string?> newest)
    {
        string Some(string between, params string?[] parts) => string.Join(between, parts.Where(it => !string.IsNullOrWhiteSpace(it)));
        var name = Some(" ", newest("forename"), newest("middle-name"), newest("surname"));
        var found = register switch
        {
            Register.Properties => Address(newest) ?? (newest("uprn") is { } uprn ? $"UPRN {uprn}" : ""),
            Register.Debts => Some(", ", newest("service"), newest("account"), name),
            _ => name.Length > 0 ? name : newest("staff-number") ?? Address(newest) ?? "",
        };
        return found.Length > 0 ? found : words["records.page.unnamed"];
    }

    public string? Address(Func<string, string?> newest)
    {
        var street = string.Join(' ', new[] { newest("house-number"), newest("street") }.Where(it => !string.IsNullOrWhiteSpace(it)));
        var address = string.Join(", ", new[] { street, newest("postcode") is { } written ? Text(FieldKind.Postcode, written) : null }.Where(it => !string.IsNullOrWhiteSpace(it)));
        return address.Length > 0 ? address : newest("workplace");
    }

    public string Text(FieldKind kind, string value) => kind switch
    {
        FieldKind.BirthDate or FieldKind.Date when SaidDate.Parse(value) is { } date => council.Time.ShortDate(date),
        FieldKind.Postcode when UkPostcode.Parse(value) is { } compact => UkPostcode.Shown(compact),
        FieldKind.Amount when decimal.TryParse(value.Trim().TrimStart('£'), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) => "£" + amount.ToString("#,0.00", council.Locale),
        FieldKind.Sex when words.Find($"records.sex.{value.Trim().ToLowerInvariant()}") is { } sex => sex,
        _ => value,
    };

    /// <summary>Every column that anybody says something of. First what was said last; what is said to be wrong comes behind what is not.</summary>
    public IReadOnlyList<ShownValue> Values(Register register, IEnumerable<(SourceRecord Record, string Source, string?[] Said)> all, IReadOnlyList<ShownCorrection> corrections)
    {
        var (columns, shown, records) = (Registers.Columns(register), new List<ShownValue>(), all.OrderByDescending(it => it.Record.ReceivedAt).ThenBy(it => it.Record.Id).ToList());
        for (var i = 0; i < columns.Count; i++)
        {
            var (place, kind) = (i, columns[i].Kind);
            var groups = records.Where(it => !string.IsNullOrWhiteSpace(it.Said[place])).GroupBy(it => SaidSame.Key(kind, it.Said[place]!)).ToList();
            groups.RemoveAll(it => groups.Exists(other => SaidSame.Initial(kind, it.Key, other.Key)));
            if (groups.Count == 0) continue;
            ShownCorrection? WrongOf(RecordId id) => corrections.FirstOrDefault(it => it.Made.Record == id && it.Made.Column == columns[place].Name && it.Made.State == CorrectionState.Disputed);
            shown.Add(new(columns[i].Name, [.. groups
                .Select(it => new SaidValue(Text(kind, it.First().Said[place]!), [.. it.Select(one => (one.Record.Id, one.Source, one.Record.ReceivedAt))], it.Select(one => WrongOf(one.Record.Id)).FirstOrDefault(one => one is not null)))
                .OrderBy(it => it.Wrong is not null)]));
        }
        return shown;
    }

    /// <summary>All versions of a source record, newest first: the newest whole, of each older one what the next one changed.</summary>
    public IReadOnlyList<ShownVersion> Versions(Register register, IReadOnlyList<(RecordVersion Version, string?[] Values)> history)
    {
        var columns = Registers.Columns(register);
        return [.. history.Select((it, at) => new ShownVersion(it.Version.Number, it.Version.ReceivedAt,
            [.. columns.Select((column, i) => (column, i)).Where(one => at == 0 ? !string.IsNullOrWhiteSpace(it.Values[one.i]) : it.Values[one.i] != history[at - 1].Values[one.i])
                .Select(one => (Label(one.column.Name), string.IsNullOrWhiteSpace(it.Values[one.i]) ? words["records.page.empty"] : Text(one.column.Kind, it.Values[one.i]!)))]))];
    }
}
