using System.Text.Json.Nodes;
using Bargate.Accounts.Contract;
using Bargate.Forms.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.ServiceApi.Api;

/// <summary>Takes one file for one question before the form is sent, checked as the form checks it. What is not sent goes after 28 days.</summary>
internal sealed class FileAnswer(FormIntake intake, ServiceCatalogue catalogue, ApiCaller caller, Council council)
{
    public async Task<IResult> To(HttpContext http, string service)
    {
        var stop = http.RequestAborted;
        if (caller.Refusal(ServicesApi.Submit) is { } lacking) return lacking;
        if (ServicesApi.Find(catalogue, caller, service, out var version) is { } none) return none;
        if (!http.Request.HasFormContentType || http.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true) return ApiProblem.Of(415, "Send the file as multipart/form-data, in a part with the name 'file'.");
        var asked = http.Request.Query["question"].ToString();
        if (version!.Definition.Question(asked) is not { Type: "file", OfficersOnly: false } question)
            return ApiProblem.Of(400, $"'question' must be a question that takes files. This service has: {string.Join(", ", version.Definition.Questions.Where(it => it.Type == "file" && !it.OfficersOnly).Select(it => it.Id).DefaultIfEmpty("none"))}.", "question");
        Guid? upload = null;
        if (http.Request.Query["upload"].ToString() is { Length: > 0 } written)
        {
            if (!Guid.TryParse(written, out var id)) return ApiProblem.Of(400, "'upload' must be the id that uploading the first file gave.", "upload");
            upload = id;
        }
        var form = await http.Request.ReadFormAsync(stop);
        if (form.Files is not [{ Name: "file" } file]) return ApiProblem.Of(400, "Send one file, in a part with the name 'file'. Send the next with 'upload' from the answer.", "file");
        var taken = await intake.AddFile(http, version, question, file, upload, caller.Actor, ServicesApi.LanguageOf(http, version, council), stop);
        if (taken is null) return ApiProblem.Of(404, "There is no such upload of this API key for this service, or it was sent already.", "upload");
        if (taken.Wrong is { } wrong) return ApiProblem.Of(422, "The file was not taken: 'errors' says why.", [new("errors", new[] { new AnswerFault(question.Id, wrong, $"/answers/{question.Id}") })]);
        return ServicesApi.Answer(new JsonObject { ["upload"] = taken.Upload, ["file"] = taken.File, ["name"] = taken.Name, ["question"] = question.Id }, 201);
    }
}
