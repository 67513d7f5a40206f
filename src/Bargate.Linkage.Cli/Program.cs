using Bargate.Linkage.Cli;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The second time the process ends where it is: a long result may be on its way to the terminal.
    pressed.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
return CommandLine.Run(args, Console.Out, Console.Error, Console.IsErrorRedirected ? null : Math.Max(40, Console.WindowWidth), stop.Token);
