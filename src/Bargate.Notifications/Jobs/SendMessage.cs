using Bargate.Kernel.Jobs;

namespace Bargate.Notifications.Jobs;

sealed class SendMessage : IAskedJob
{
    public Task Run(Guid about, CancellationToken stop) => Task.CompletedTask;
}
