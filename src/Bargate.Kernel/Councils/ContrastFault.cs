using System.Globalization;

namespace Bargate.Kernel.Councils;

/// <summary>Two colours that cannot be told apart well enough, or (without a second) one that is no colour.</summary>
public sealed record ContrastFault(string First, string FirstColour, string Second, string SecondColour, double Ratio, double Needed)
{
    /// <summary>The pair and its ratio, for the person who edits `council.yaml`.</summary>
    public override string ToString() => Second.Length == 0
        ? $"{First} is \"{FirstColour}\", which is no colour"
        // Rounded down: 4.497 must not read as the 4.5 that it misses.
        : string.Create(CultureInfo.InvariantCulture, $"{First} {FirstColour} on {Second} {SecondColour} is {Math.Floor(Ratio * 100) / 100:0.00} to 1 and at least {Needed:0.#} to 1 is needed");
}
