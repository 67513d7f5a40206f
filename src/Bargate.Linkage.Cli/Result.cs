using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bargate.Linkage.Cli;

/// <summary>Where a result goes. A file appears under its name only when it is whole.</summary>
internal static class Result
{
    public static void Write(Run run, string? path, Action<TextWriter> write)
    {
        if (path is null)
        {
            write(run.Output);
            run.Output.Flush();
            return;
        }
        var part = path + ".part";
        try
        {
            using (var file = new StreamWriter(part, append: false, new UTF8Encoding(false), 1 << 16)) write(file);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    public static string Csv(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        return value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    public static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    public static string Json(object value) => JsonSerializer.Serialize(value, Options);

    static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
