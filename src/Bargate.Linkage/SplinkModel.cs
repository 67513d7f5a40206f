using Bargate.Linkage.Splink;

namespace Bargate.Linkage;

/// <summary>The database that Splink runs on: they write a few functions differently.</summary>
public enum SplinkDialect { DuckDb, Spark }

/// <summary>A model as Splink 4 keeps it.</summary>
/// <param name="Notes">What Splink's SQL cannot say, and what was written instead.</param>
public sealed record SplinkExport(string Json, IReadOnlyList<string> Notes);

/// <summary>
/// Splink's settings and model JSON, read and written, so that whoever outgrows one machine runs the same model on Splink over Spark.
/// The SQL that is written expects prepared values, as <see cref="Table.Value"/> gives them: dates as yyyymmdd, names folded.
/// </summary>
public static class SplinkModel
{
    /// <summary>Reads a trained model. A condition that is not known is a <see cref="FormatException"/> that names it.</summary>
    public static LinkageModel Read(string json) => SplinkReader.Model(json);

    /// <summary>Reads settings that may be untrained: they can be trained here.</summary>
    public static LinkageSettings ReadSettings(string json) => SplinkReader.Settings(json);

    /// <param name="linkType">dedupe_only, link_only or link_and_dedupe.</param>
    public static SplinkExport Write(LinkageModel model, SplinkDialect dialect = SplinkDialect.DuckDb, string linkType = "dedupe_only") => SplinkWriter.Write(model, dialect, linkType);
}
