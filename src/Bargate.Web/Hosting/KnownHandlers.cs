using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bargate.Web.Hosting;

/// <summary>
/// A post to a page that handles none would be answered by the bare page, whose model nobody loaded: a 500. It is 405 here.
/// A body that cannot be read is 400, before a page meets parameters that are not there. A form with errors is 422.
/// Reading is always allowed: a page of words needs no handler. So is the error page, which takes the place of any request.
/// </summary>
sealed class KnownHandlers : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null) return;
        var method = context.HttpContext.Request.Method;
        if (Unreadable(context.ModelState)) context.Result = new BadRequestResult();
        else if (context.HandlerMethod is null && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method)) context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    // A body that cannot be read leaves every parameter empty, those of the address too.
    static bool Unreadable(ModelStateDictionary state) => state.TryGetValue("", out var whole) && whole.Errors.Count > 0;

    // A form that comes back with what to put right says so by its status too, on every page alike.
    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        if (context is { Exception: null, Result: PageResult, ModelState.IsValid: false } && HttpMethods.IsPost(context.HttpContext.Request.Method) && context.HttpContext.Response.StatusCode == StatusCodes.Status200OK)
            context.HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
