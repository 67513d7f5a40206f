using Bargate.Linkage.Cli.Commands;

namespace Bargate.Linkage.Cli;

/// <summary>0 when all went well, 1 when the data or a file is at fault, 2 when the command is.</summary>
internal static class CommandLine
{
    public const int Well = 0, Fault = 1, Misuse = 2;

    /// <param name="width">Of the terminal that progress is drawn on; null where it goes to a file.</param>
    public static int Run(string[] args, TextWriter output, TextWriter error, int? width, CancellationToken stop)
    {
        try
        {
            if (args is [] or ["--help" or "-h" or "help"]) return Show(output, Help.All, args.Length == 0 ? Misuse : Well);
            if (args is ["--version"]) return Show(output, typeof(CommandLine).Assembly.GetName().Version!.ToString(3), Well);
            var given = Arguments.Parse(args);
            if (given.Asks("help")) return Show(output, Help.Of(given.Command), Well);
            var run = new Run(given, output, error, new Progress(error, width), stop);
            switch (given.Command)
            {
                case "profile": ProfileCommand.Run(run); break;
                case "train": TrainCommand.Run(run); break;
                case "dedupe": DedupeCommand.Run(run); break;
                case "link": LinkCommand.Run(run); break;
                case "explain": ExplainCommand.Run(run); break;
                case "evaluate": EvaluateCommand.Run(run); break;
            }
            return Well;
        }
        catch (Misused wrong)
        {
            error.WriteLine($"bargate-link: {wrong.Message}");
            error.WriteLine("'bargate-link --help' shows how it is used.");
            return Misuse;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("bargate-link: stopped. Nothing was written.");
            return Fault;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException or InvalidOperationException or NotSupportedException or OverflowException or ArgumentException)
        {
            error.WriteLine($"bargate-link: {fault.Message}");
            return Fault;
        }
    }

    static int Show(TextWriter output, string text, int code)
    {
        output.WriteLine(text);
        return code;
    }
}

/// <summary>One run of a command and all it may write to.</summary>
internal sealed record Run(Arguments Given, TextWriter Output, TextWriter Error, Progress Progress, CancellationToken Stop);

/// <summary>The command makes no sense; the message says what would.</summary>
internal sealed class Misused(string message) : Exception(message);
