using System.Diagnostics;

namespace Bargate.Linkage.Cli;

/// <summary>A bar that is drawn again and again on a terminal; one plain line a stage where it goes to a file.</summary>
internal sealed class Progress(TextWriter error, int? width) : IProgress<LinkageProgress>
{
    readonly Lock _gate = new();
    readonly Stopwatch _clock = Stopwatch.StartNew();
    string? _stage;
    long _drawn;

    public void Report(LinkageProgress value)
    {
        lock (_gate)
        {
            if (value.Stage != _stage)
            {
                Finish();
                (_stage, _drawn) = (value.Stage, -1000);
                if (width is null) error.WriteLine($"{_clock.Elapsed.TotalSeconds,7:0.0} s  {value.Stage}");
            }
            // Ten times a second is as often as eyes can see.
            if (width is null || _clock.ElapsedMilliseconds - _drawn < 100) return;
            _drawn = _clock.ElapsedMilliseconds;
            Draw(value);
        }
    }

    /// <summary>Leaves the line, so that what is written next stands alone.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            if (_stage is not null && width is not null) error.Write($"\r{new string(' ', width.Value - 1)}\r");
            _stage = null;
        }
    }

    void Draw(LinkageProgress value)
    {
        var bar = Math.Clamp(width!.Value - 40, 8, 40);
        var share = value.Total > 0 ? Math.Clamp((double)value.Done / value.Total, 0, 1) : 0;
        var full = (int)(share * bar);
        var text = value.Total > 0 ? $"{value.Stage,-22} {new string('#', full)}{new string('.', bar - full)} {share,4:0%}" : $"{value.Stage,-22} {value.Done:N0}";
        error.Write($"\r{text.PadRight(width.Value - 1)[..(width.Value - 1)]}");
    }
}
