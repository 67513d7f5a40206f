namespace Bargate.Kernel;

/// <summary>Whole pence. Printed as `£45` or `£45.50`.</summary>
public readonly record struct Money(long Pence)
{
    public override string ToString() => Pence % 100 == 0
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"£{Pence / 100:N0}")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"£{Pence / 100m:N2}");
}
