using Bargate.Kernel;
using Bargate.Kernel.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Kernel.Sealing;

/// <summary>The keys that one unit of work holds.</summary>
public sealed class KeyRingTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_key_opened_among_many_is_not_asked_for_again_and_one_destroyed_here_is_absent()
    {
        var (kept, destroyed) = await site.InScope(async scope =>
        {
            var keys = scope.GetRequiredService<KeyRing>();
            var made = (keys.New().Id, keys.New().Id);
            await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
            return made;
        });
        await site.InScope(async scope =>
        {
            var keys = scope.GetRequiredService<KeyRing>();
            var unsaved = keys.New().Id;
            await keys.Destroy(destroyed);
            var many = await keys.Open([kept, kept, destroyed, unsaved, Guid.CreateVersion7()]);
            Assert.Equal(new[] { kept, unsaved }.Order(), many.Keys.Order());
            Assert.Same(many[kept], await keys.Open(kept));
            return 0;
        });
    }
}
