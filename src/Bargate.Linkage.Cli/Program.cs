using Bargate.Linkage.Cli;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
return CommandLine.Run(args, Console.Out, Console.Error, Console.IsErrorRedirected ? null : Math.Max(40, Console.WindowWidth), stop.Token);
