using System.Globalization;
using System.Runtime.CompilerServices;
using Bargate.Forms.Contract;
using Bargate.Kernel.Files;
using Bargate.Kernel.Storage;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using FieldError = Bargate.Ui.FieldError;
using Said = Bargate.Ui.Said;

namespace Bargate.Forms.Questions;

/// <summary>
/// Files, one after another or several at once. Each is checked by its content, stripped of the place and device a photo tells, scanned where
/// a scanner is set, and sealed with the draft's key. The answer holds their ids and names.
/// </summary>
internal sealed class FileQuestion : IQuestionType
{
    public const string TypeName = "file";

    const long Megabyte = 1024 * 1024;

    // When another tab saved meanwhile the same post is read again: what it sent is stored already.
    static readonly ConditionalWeakTable<IFormFile, FileRow> Stored = [];

    public QuestionKind Kind { get; } = new(TypeName, ValueKind.List, ["max", "accept", "max-size"]) { WordSettings = new Dictionary<string, IReadOnlyList<string>> { ["accept"] = Known } };

    // HEIC is not among them: the place a photo tells cannot be taken out of it. A phone that is asked for JPG sends its photos as that.
    static readonly string[] Known = ["jpg", "png", "pdf"];

    /// <summary>The kinds of file that a question takes, as extensions: all that there are where its service does not say.</summary>
    public static IReadOnlyList<string> Accepted(Question question) => question.SettingList("accept") is { Count: > 0 } some ? some : Known;

    /// <summary>The files of an answer.</summary>
    public static IEnumerable<FileId> Files(Fields answer) => answer.Lines().Select(it => FileId.From(Guid.Parse(it)));

    public async ValueTask<Reading> Read(Question question, IFormCollection posted, Fields before, FormContext context, CancellationToken stop)
    {
        var typed = new Fields();
        foreach (var (field, text) in before) typed[field] = text;
        var action = Posted.Text(posted, "action");
        if (action.StartsWith("remove-", StringComparison.Ordinal)) return await Remove(typed, action["remove-".Length..], context, stop);
        var errors = new List<FieldError>();
        foreach (var file in posted.Files.GetFiles(question.Id).Where(it => it.Length > 0 || it.FileName.Length > 0))
            if (await Add(question, typed, file, context, stop) is { } wrong) errors.Add(new FieldError(Fields.Only, wrong));
        // Kept in the draft: of several files some may be stored already.
        if (errors.Count > 0) return new Reading.Again(typed, null, errors);
        if (action == "upload" && typed.Text().Length > 0) return new Reading.Again(typed);
        if (typed.Text().Length > 0 || (question.Optional && action.Length == 0)) return new Reading.Accepted(typed);
        return new Reading.Rejected(typed, Fields.Only, context.Missing(question, "forms.missing.file"));
    }

    static async Task<Said?> Add(Question question, Fields typed, IFormFile file, FormContext context, CancellationToken stop)
    {
        var name = SafeName.Of(file.FileName);
        Said Say(string words, params ReadOnlySpan<(string, string)> values) => new(words, context.Words.Format(words, [("file", name), .. values]));
        var most = (int)(question.SettingNumber("max") ?? 1);
        if (typed.Lines().Length >= most) return Say("forms.wrong.file-many", ("most", most.ToString(CultureInfo.InvariantCulture)));
        if (Stored.TryGetValue(file, out var known))
        {
            Keep(typed, known, name);
            return null;
        }
        var largest = (long)(question.SettingNumber("max-size") ?? 10);
        if (file.Length > largest * Megabyte) return Say("forms.wrong.file-large", ("most", largest.ToString(CultureInfo.InvariantCulture)));
        var content = await Content(file, stop);
        var accepted = Accepted(question);
        if (FileCheck.Of(file.FileName, content, accepted) is not FileCheck.Accepted { Kind: var kind })
            return Say(content.Length == 0 ? "forms.wrong.file-empty" : Named(file.FileName, accepted) ? "forms.wrong.file-fake" : "forms.wrong.file-kind", ("kinds", string.Join(", ", accepted.Select(it => it.ToUpperInvariant()))));
        if (kind.IsImage)
        {
            if (ImageMetadata.Strip(content) is not StripOutcome.Stripped { Size.IsTooLarge: false } clean) return Say("forms.wrong.file-damaged");
            content = clean.Content;
        }
        var scan = await context.Services.GetRequiredService<VirusScanner>().Scan(content, stop);
        if (scan == Scan.Infected) return Say("forms.wrong.file-infected");
        var row = await context.Services.GetRequiredService<FileStore>().Write(content, name, kind.ContentType, context.Draft, context.Key!, scan, stop);
        await new Batch(context.Services.GetRequiredService<BargateDb>()).Insert(row).Save(context.Services.GetRequiredService<BatchWriter>(), stop);
        Stored.Add(file, row);
        Keep(typed, row, name);
        return null;
    }

    // The name is of a kind that we take: then it is what is inside that must be put right.
    static bool Named(string name, IReadOnlyList<string> accepted) =>
        Path.GetExtension(name).TrimStart('.').ToLowerInvariant() is { Length: > 0 } kind && accepted.Contains(kind == "jpeg" ? "jpg" : kind, StringComparer.OrdinalIgnoreCase);

    static void Keep(Fields typed, FileRow row, string name)
    {
        typed[Fields.Only] = string.Join('\n', [.. typed.Lines(), row.Id.Value.ToString()]);
        typed[row.Id.Value.ToString()] = name;
    }

    static async Task<byte[]> Content(IFormFile file, CancellationToken stop)
    {
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, stop);
        return content;
    }

    // Only a file of this draft is in its fields, so only such a one can be removed.
    static async Task<Reading> Remove(Fields typed, string id, FormContext context, CancellationToken stop)
    {
        if (!Guid.TryParse(id, out var known) || !typed.Remove(id)) return new Reading.Again(typed);
        typed[Fields.Only] = string.Join('\n', typed.Lines().Where(it => it != id));
        var file = FileId.From(known);
        var db = context.Services.GetRequiredService<BargateDb>();
        // None when the form was sent from another tab meanwhile: then the file is the case's.
        var gone = await db.Write(() => db.Set<FileRow>().Where(it => it.Id == file && it.About == context.Draft).ExecuteDeleteAsync(stop), stop);
        if (gone == 1) context.Services.GetRequiredService<FileStore>().Delete(file);
        return new Reading.Again(typed);
    }

    public Value ValueOf(Question question, Fields answer) => answer.Lines() is { Length: > 0 } files ? Value.Of(files) : Value.Nothing;

    public string Show(Question question, Fields answer, FormContext context) => string.Join('\n', answer.Lines().Select(it => answer.Text(it)));
}
