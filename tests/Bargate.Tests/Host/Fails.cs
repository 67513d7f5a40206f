using Bargate.Kernel;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Bargate.Tests.Host;

/// <summary>Fails as `?fail=` says: `bug`, `rule` or `conflict`.</summary>
sealed class Fails : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        switch (context.HttpContext.Request.Query["fail"].ToString())
        {
            case "bug": throw new InvalidOperationException("a secret of the code");
            case "rule": throw new RuleBroken("Helen closed this case at 4pm.");
            case "conflict": throw new Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException("a secret of the database");
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
