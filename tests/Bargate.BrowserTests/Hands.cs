namespace Bargate.BrowserTests;

/// <summary>How somebody uses a page: with a pointer, or with nothing but the keys.</summary>
abstract class Hands(IPage page)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public IPage Page => page;

    public abstract Task Write(ILocator field, string text);

    /// <summary>Marks a radio button or a checkbox.</summary>
    public abstract Task Choose(ILocator box);

    public abstract Task Pick(ILocator list, string value);

    public abstract Task Press(ILocator button);

    /// <summary>Puts the map's pin where the map is shown.</summary>
    public abstract Task Point(ILocator map);

    /// <summary>Puts files into a field; what the computer's own window for it looks like is no matter of ours.</summary>
    public virtual Task Attach(ILocator field, IEnumerable<FilePayload> files) => field.SetInputFilesAsync(files);

    /// <summary>Presses what leads to a page, and waits until it is there: also the same page, with what was found or what is wrong.</summary>
    public async Task Turn(ILocator button)
    {
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IPage arrived) => there.TrySetResult();
        Page.Load += Arrive;
        try
        {
            await Press(button);
            await there.Task.WaitAsync(Patience);
        }
        finally { Page.Load -= Arrive; }
    }
}
