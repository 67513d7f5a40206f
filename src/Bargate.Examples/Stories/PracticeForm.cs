using Bargate.Cases.Contract;
using Bargate.Forms;
using Bargate.Forms.Contract;
using Bargate.Kernel.Files;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Examples.Stories;

/// <summary>Fills in a service's form with the answers of a story, by the form's own rules: what is hidden does not count, and the rules say whose case it is.</summary>
sealed class PracticeForm(IServiceProvider scope, PracticeClock clock)
{
    readonly FormDoor door = ActivatorUtilities.CreateInstance<FormDoor>(scope, clock);
    readonly Submission submission = scope.GetRequiredService<Submission>();
    readonly FileStore files = scope.GetRequiredService<FileStore>();
    readonly DefaultHttpContext http = new() { RequestServices = scope };

    /// <summary>Null when the form, as the council has it now, asks for more than the story answers, or ends before its end.</summary>
    public async Task<(NewCase Sent, List<FileRow> Photos)?> Fill(Story story, ServiceVersion version, DataKey key, string language, CancellationToken stop)
    {
        var draft = new OpenDraft
        {
            Id = Guid.CreateVersion7(),
            ServiceVersion = version.Number,
            Key = key,
            Answers = new DraftAnswers(),
            Language = language,
            Channel = story.Channel,
            TakenBy = story.TakenBy,
            Consent = story.TakenBy is null ? null : true,
            Version = 0,
        };
        foreach (var question in version.Definition.Questions)
            if (story.Answers.TryGetValue(question.Id, out var fields)) draft.Answers.Accepted[question.Id] = fields;
            else if (question.Optional) draft.Answers.Accepted[question.Id] = [];
        if (!door.Of(http, version, draft).Journey.IsComplete) return null;
        var photos = version.Definition.Questions.FirstOrDefault(it => it.Type == "file") is { } question2 ? await Upload(story, draft, question2, stop) : [];
        var sent = submission.Read(door.Of(http, version, draft));
        return (sent with { At = story.SentAt, Reference = ReferenceOf(version, story.Number) }, photos);
    }

    async Task<List<FileRow>> Upload(Story story, OpenDraft draft, Question question, CancellationToken stop)
    {
        var (rows, fields) = (new List<FileRow>(), new Fields());
        foreach (var picture in story.Photos)
        {
            var row = await files.Write(picture.Png, picture.Name, FileKind.Png.ContentType, draft.Id, draft.Key, Scan.Clean, stop);
            rows.Add(row);
            fields[row.Id.Value.ToString()] = picture.Name;
        }
        if (rows.Count > 0) fields[Fields.Only] = string.Join('\n', rows.Select(it => it.Id.Value.ToString()));
        draft.Answers.Accepted[question.Id] = fields;
        return rows;
    }

    // Multiplied, so that references look drawn; the factor has no divisor in common with the 31 characters, so no two meet.
    static string ReferenceOf(ServiceVersion version, int number) => SpokenReference.From(version.Definition.Case.ReferencePrefix, (int)((number + 1) * 7_654_321L % 28_629_151));
}
