namespace Bargate.Kernel.Yaml;

/// <summary>A place in a file of the council, counted from 1 as editors do.</summary>
public readonly record struct Position(string File, int Line, int Column)
{
    public Position Plus(int columns) => this with { Column = Column + columns };

    public override string ToString() => $"{File}:{Line}:{Column}";
}
