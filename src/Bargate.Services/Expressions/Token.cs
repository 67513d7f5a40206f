namespace Bargate.Services.Expressions;

internal enum TokenKind
{
    Name,
    Text,
    Number,
    Symbol,
    End,
}

/// <summary>One word or sign of a condition, with the letter at which it starts.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int At)
{
    public bool Is(string text) => Kind is TokenKind.Symbol or TokenKind.Name && Text == text;
}

/// <summary>What is wrong with a condition, and at which letter.</summary>
internal sealed record ExpressionFault(int At, string Problem, string Fix);
