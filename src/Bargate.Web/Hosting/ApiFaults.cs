using Bargate.Accounts.Contract;
using Microsoft.AspNetCore.Diagnostics;

namespace Bargate.Web.Hosting;

/// <summary>A program that errs before any endpoint answers it, or that met a fault of ours, is answered with a problem as everywhere under /api, whatever it says that it accepts.</summary>
static class ApiFaults
{
    public static Task Answer(StatusCodeContext context) => Of(context.HttpContext, null).ExecuteAsync(context.HttpContext);

    public static IResult Of(HttpContext http, string? detail) => ApiProblem.Of(http.Response.StatusCode, detail ?? http.Response.StatusCode switch
    {
        400 => "The request cannot be read. Look at its length, its encoding and its address.",
        404 => $"There is nothing at {http.Request.Path}. /api/v1/openapi.json says what there is, and /api says it for people.",
        405 => $"{http.Request.Path} does not answer {http.Request.Method}. It answers {http.Response.Headers.Allow}.",
        409 => "Somebody changed it at the same moment. Ask again.",
        413 => "The request is larger than the site takes. Send less at once.",
        415 => "The request is of a type or in an encoding that is not read here. Send UTF-8.",
        >= 500 => $"The fault is ours. Give the council this reference: {Failures.Reference(http)}.",
        _ => "The request was not taken.",
    });
}
