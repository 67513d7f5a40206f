using System.Globalization;
using Bargate.Accounts.Contract;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Accounts.Api;

static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        var written = configuration["Limits:ApiCallsPerMinute"] ?? "600";
        if (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var perMinute) || perMinute == 0)
            throw new SetUpFault($"Limits:ApiCallsPerMinute is '{written}'. Write a whole number above 0, such as 600.");
        return services.AddSingleton(new ApiLimit(perMinute)).AddScoped<ApiCaller>().AddScoped<Bearer>();
    }
}
