using Bargate.Accounts.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Records.Contributions;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Records.Sent;

internal static class SentServices
{
    // By hand: what is public here is made of what is not.
    public static IServiceCollection AddSentForms(this IServiceCollection services) => services
        .AddScoped<FormMatching>()
        .AddAskedJob<PlaceSent>()
        .AddScoped(it => new FormRecords(it.GetRequiredService<BargateDb>(), it.GetRequiredService<Intake>(), it.GetRequiredService<FormMatching>(), it.GetRequiredService<RecordDisposal>(),
            it.GetRequiredService<PropertyRegister>(), it.GetRequiredService<Council>(), it.GetRequiredService<TimeProvider>()))
        .AddScoped(it => new KnownPeople(it.GetRequiredService<BargateDb>(), it.GetRequiredService<RecordValues>(), it.GetRequiredService<CurrentOfficer>(), it.GetRequiredService<Audit>()));
}
