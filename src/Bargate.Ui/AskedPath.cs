using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Bargate.Ui;

/// <summary>The path that the visitor asked for: an error page has taken its place in the request, and must still look like the area they are in.</summary>
public static class AskedPath
{
    public static PathString Of(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } asked ? new PathString(asked.OriginalPath) : context.Request.Path;

    public static bool IsStaff(HttpContext context) => Of(context).StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase);
}
