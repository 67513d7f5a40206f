using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Ui;

/// <summary>How every page looks: the layouts, the form components, the style sheet and the scripts. The host registers a <see cref="FrameSource"/>.</summary>
public sealed class UiModule : BargateModule
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<Stylesheets>()
        .AddSingleton<SiteAssets>()
        .AddSingleton<Sought>();

    // Not static assets: those are sent uncompressed in Development, and could not carry the council's colours.
    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(Stylesheets.Path, ["GET", "HEAD"], PackedFileEndpoint.Css).AllowAnonymous();
        endpoints.MapMethods(SiteAssets.ScriptPath, ["GET", "HEAD"], PackedFileEndpoint.Script).AllowAnonymous();
    }
}
