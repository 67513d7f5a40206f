using System.Text.Json;
using Bargate.Linkage;

namespace Bargate.Tests.Linkage;

public sealed class SplinkTests
{
    const string Trained = """
        {
          "link_type": "dedupe_only", "probability_two_random_records_match": 0.003, "sql_dialect": "duckdb", "unique_id_column_name": "unique_id",
          "blocking_rules_to_generate_predictions": [
            { "blocking_rule": "(l.\"first_name\" = r.\"first_name\") AND (l.\"city\" = r.\"city\")", "sql_dialect": "duckdb" },
            "substr(l.surname,1,3) = substr(r.surname,1,3) and l.dob = r.dob",
            "l.first_name = r.surname AND l.surname = r.first_name"
          ],
          "comparisons": [
            { "output_column_name": "first_name", "comparison_description": "NameComparison", "comparison_levels": [
              { "sql_condition": "\"first_name_l\" IS NULL OR \"first_name_r\" IS NULL", "label_for_charts": "null", "is_null_level": true },
              { "sql_condition": "\"first_name_l\" = \"first_name_r\"", "label_for_charts": "Exact", "m_probability": 0.5, "u_probability": 0.01, "tf_adjustment_column": "first_name", "tf_adjustment_weight": 0.5 },
              { "sql_condition": "\"first_name_l\" = \"surname_r\" AND \"first_name_r\" = \"surname_l\"", "label_for_charts": "Swapped", "m_probability": 0.1, "u_probability": 0.001 },
              { "sql_condition": "jaro_winkler_similarity(\"first_name_l\", \"first_name_r\") >= 0.92", "label_for_charts": "JW", "m_probability": 0.2, "u_probability": 0.02 },
              { "sql_condition": "ELSE", "label_for_charts": "All other", "m_probability": 0.2, "u_probability": 0.969 } ] },
            { "output_column_name": "dob", "comparison_levels": [
              { "sql_condition": "CAST(\"dob_l\" AS TEXT) IS NULL OR CAST(\"dob_r\" AS TEXT) IS NULL", "label_for_charts": "null", "is_null_level": true },
              { "sql_condition": "CAST(\"dob_l\" AS TEXT) = CAST(\"dob_r\" AS TEXT)", "label_for_charts": "Exact", "m_probability": 0.6, "u_probability": 0.001 },
              { "sql_condition": "damerau_levenshtein(\"dob_l\", \"dob_r\") <= 1", "label_for_charts": "DL", "m_probability": 0.2, "u_probability": 0.002 },
              { "sql_condition": "ABS(EPOCH(try_strptime(\"dob_l\", '%Y-%m-%d')) - EPOCH(try_strptime(\"dob_r\", '%Y-%m-%d'))) <= 2592000", "label_for_charts": "month", "m_probability": 0.1, "u_probability": 0.003 },
              { "sql_condition": "ELSE", "label_for_charts": "All other", "m_probability": 0.1, "u_probability": 0.994 } ] },
            { "output_column_name": "email", "comparison_levels": [
              { "sql_condition": "\"email_l\" IS NULL OR \"email_r\" IS NULL", "label_for_charts": "null", "is_null_level": true },
              { "sql_condition": "\"email_l\" = \"email_r\"", "label_for_charts": "Exact", "m_probability": 0.5, "u_probability": 0.001 },
              { "sql_condition": "NULLIF(regexp_extract(\"email_l\", '^[^@]+', 0), '') = NULLIF(regexp_extract(\"email_r\", '^[^@]+', 0), '')", "label_for_charts": "username", "m_probability": 0.3, "u_probability": 0.001 },
              { "sql_condition": "jaro_winkler_similarity(NULLIF(regexp_extract(\"email_l\", '^[^@]+', 0), ''), NULLIF(regexp_extract(\"email_r\", '^[^@]+', 0), '')) > 0.88", "label_for_charts": "username JW", "m_probability": 0.1, "u_probability": 0.001 },
              { "sql_condition": "ELSE", "label_for_charts": "All other", "m_probability": 0.1, "u_probability": 0.997 } ] }
          ]
        }
        """;

    static readonly LinkageColumn[] Everything =
    [
        new("forename", FieldKind.Forename), new("middle", FieldKind.MiddleName), new("surname", FieldKind.Surname), new("dob", FieldKind.BirthDate), new("sex", FieldKind.Sex), new("uprn", FieldKind.Uprn),
        new("house", FieldKind.HouseNumber), new("street", FieldKind.Street), new("town", FieldKind.Town), new("postcode", FieldKind.Postcode), new("lat", FieldKind.Latitude), new("lon", FieldKind.Longitude),
        new("email", FieldKind.Email), new("phone", FieldKind.Phone), new("nino", FieldKind.NationalInsuranceNumber), new("job", FieldKind.Text),
    ];

    [Fact]
    public void A_trained_model_of_Splink_is_read()
    {
        var model = SplinkModel.Read(Trained);
        Assert.Equal(0.003, model.Prior);
        Assert.Equal(["first_name", "dob", "email"], model.Weights.Select(it => it.Comparison));
        var names = model.Weights[0];
        Assert.Equal(["All other", "JW", "Swapped", "Exact"], names.Levels.Select(it => it.Label));
        Assert.Equal((0.5, 0.01, 0.5), (names.Levels[^1].M, names.Levels[^1].U, names.TermFrequencyExponent));
        Assert.Equal(["first_name + city", "surname[0:3] + dob", "first_name=surname + surname=first_name"], model.Settings.Blocking.Select(it => it.ToString()));
        Assert.Equal(new LevelTest(LevelTestKind.DaysApart, "dob", 30), model.Settings.Comparisons[1].Levels![0].Tests.Single());
        Assert.Equal(FieldKind.BirthDate, model.Settings.Columns.Single(it => it.Name == "dob").Kind);
    }

    [Fact]
    public void Its_weights_are_those_that_Splink_gives()
    {
        var model = SplinkModel.Read(Trained);
        string?[] Values(string first, string surname, string dob, string email) => [.. model.Settings.Columns.Select(it => it.Name switch { "first_name" => first, "surname" => surname, "dob" => dob, "email" => email, _ => null })];
        var found = model.Explain(Values("Robert", "Alan", "1971-06-24", "rob@smith.net"), Values("Robbert", "Allen", "1971-06-24", "rob@smith.com"));
        var expected = Math.Log2(0.003 / 0.997) + Math.Log2(0.2 / 0.02) + Math.Log2(0.6 / 0.001) + Math.Log2(0.3 / 0.001);
        Assert.Equal(expected, found.Weight, 4);
        Assert.Equal(["JW", "Exact", "username"], found.Levels.Select(it => it.Level));
    }

    [Theory]
    [InlineData(SplinkDialect.DuckDb)]
    [InlineData(SplinkDialect.Spark)]
    public void A_model_of_somebody_else_comes_back_as_it_went(SplinkDialect dialect)
    {
        var model = SplinkModel.Read(Trained);
        var again = SplinkModel.Read(SplinkModel.Write(model, dialect).Json);
        Same(model, again);
        for (var i = 0; i < model.Settings.Comparisons.Count; i++)
            Assert.Equal(model.Settings.Comparisons[i].Levels!.SelectMany(it => it.Tests), again.Settings.Comparisons[i].Levels!.SelectMany(it => it.Tests));
    }

    [Theory]
    [InlineData(SplinkDialect.DuckDb)]
    [InlineData(SplinkDialect.Spark)]
    public void A_model_of_ours_comes_back_as_it_went(SplinkDialect dialect)
    {
        var model = Guessed(Everything);
        Same(model, SplinkModel.Read(SplinkModel.Write(model, dialect).Json));
    }

    [Fact]
    public void Every_family_of_levels_can_be_written()
    {
        Same(Guessed([new("name", FieldKind.FullName), new("postcode", FieldKind.Postcode), new("amount", FieldKind.Amount)]), null);
        Same(Guessed([new("forename", FieldKind.Forename), new("house", FieldKind.HouseNumber), new("postcode", FieldKind.Postcode)]), null);
        var joint = Guessed([new("forename", FieldKind.Forename), new("surname", FieldKind.Surname), new("dob", FieldKind.BirthDate)]);
        var settings = joint.Settings with { Comparisons = [new("name", ComparisonKind.Name, ["forename", "surname"], true), new("postcode", ComparisonKind.Postcode, ["dob"])] };
        Same(Untrained(settings), null);
    }

    [Fact]
    public void The_file_has_what_Splink_asks_for()
    {
        using var written = JsonDocument.Parse(SplinkModel.Write(Guessed(Everything), linkType: "link_only").Json);
        Assert.Equal("link_only", written.RootElement.GetProperty("link_type").GetString());
        Assert.Equal("duckdb", written.RootElement.GetProperty("sql_dialect").GetString());
        foreach (var comparison in written.RootElement.GetProperty("comparisons").EnumerateArray())
        {
            var levels = comparison.GetProperty("comparison_levels").EnumerateArray().ToList();
            Assert.True(levels[0].GetProperty("is_null_level").GetBoolean());
            Assert.Equal("ELSE", levels[^1].GetProperty("sql_condition").GetString());
            Assert.All(levels.Skip(1), it => Assert.InRange(it.GetProperty("m_probability").GetDouble(), 0, 1));
        }
        Assert.All(written.RootElement.GetProperty("blocking_rules_to_generate_predictions").EnumerateArray(), it => Assert.Contains("l.\"", it.GetProperty("blocking_rule").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public void What_Splink_cannot_say_is_noted() =>
        Assert.Contains(SplinkModel.Write(Guessed(Everything)).Notes, it => it.Contains("nicknames", StringComparison.Ordinal));

    [Theory]
    [InlineData("jaro_winkler_similarity(\\\"first_name_l\\\", \\\"first_name_r\\\") >= 0.92", "jaccard(\\\"first_name_l\\\", \\\"first_name_r\\\") >= 0.9", "jaccard(\"first_name_l\", \"first_name_r\") >= 0.9")]
    [InlineData("damerau_levenshtein(\\\"dob_l\\\", \\\"dob_r\\\") <= 1", "dob_l = dob_r OR first_name_l = first_name_r", "dob_l = dob_r OR first_name_l = first_name_r")]
    [InlineData("damerau_levenshtein(\\\"dob_l\\\", \\\"dob_r\\\") <= 1", "dob_l = = dob_r", "dob_l = = dob_r")]
    [InlineData("l.dob = r.dob", "l.dob < r.dob", "l.dob < r.dob")]
    [InlineData("\"m_probability\": 0.6,", "", "has no m_probability")]
    [InlineData("\"link_type\": \"dedupe_only\"", "\"link_type\": \"all\"", "link_type")]
    [InlineData("\"comparisons\"", "\"comparison_columns\"", "comparisons")]
    [InlineData("{", "", "not JSON")]
    public void What_is_not_known_is_named(string part, string instead, string named)
    {
        var at = Trained.IndexOf(part, StringComparison.Ordinal);
        var wrong = Assert.Throws<FormatException>(() => SplinkModel.Read(Trained.Remove(at, part.Length).Insert(at, instead)));
        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Untrained_settings_can_be_trained_here()
    {
        var untrained = System.Text.RegularExpressions.Regex.Replace(Trained, "\"[mu]_probability\": [0-9.]+,? ?", "").Replace(", }", " }", StringComparison.Ordinal);
        Assert.Equal(3, SplinkModel.ReadSettings(untrained).Comparisons.Count);
        Assert.Throws<FormatException>(() => SplinkModel.Read(untrained));
    }

    static void Same(LinkageModel model, LinkageModel? other)
    {
        other ??= SplinkModel.Read(SplinkModel.Write(model).Json);
        Assert.Equal(model.Prior, other.Prior);
        Assert.Equal(model.Weights.SelectMany(it => it.Levels), other.Weights.SelectMany(it => it.Levels));
        Assert.Equal(model.Weights.Select(it => it.TermFrequencyExponent), other.Weights.Select(it => it.TermFrequencyExponent));
        Assert.Equal(model.Settings.Comparisons.Select(it => $"{it.Name} {it.Kind} {string.Join(",", it.Columns)} {it.TermFrequency}"), other.Settings.Comparisons.Select(it => $"{it.Name} {it.Kind} {string.Join(",", it.Columns)} {it.TermFrequency}"));
        Assert.Equal(model.Settings.Blocking.Select(Plain), other.Settings.Blocking.Select(Plain));
    }

    // The year of a date of eight digits is its first four signs; our own key of sounds becomes Soundex.
    static string Plain(BlockingRule it) => it.ToString().Replace("year(dob)", "dob[0:4]", StringComparison.Ordinal).Replace("sound(", "soundex(", StringComparison.Ordinal);

    static LinkageModel Guessed(IReadOnlyList<LinkageColumn> columns) => Untrained(LinkageSettings.Guess(columns));

    static LinkageModel Untrained(LinkageSettings settings)
    {
        var table = Table.Of(settings.Columns, [("1", new string?[settings.Columns.Count])]);
        var comparers = new Bargate.Linkage.Comparing.PairComparer(table, settings, Bargate.Linkage.Comparing.GenericValues.None(settings.Columns.Count)).Comparers;
        return new()
        {
            Settings = settings, Prior = 0.0001,
            Weights = [.. comparers.Select((it, i) => new ComparisonWeights(settings.Comparisons[i].Name, [.. it.Labels.Select((label, level) => new LevelWeight(label, 0.1 + 0.01 * level, 0.2 - 0.001 * level))], settings.Comparisons[i].TermFrequency ? 0.5 : 0))],
        };
    }
}
