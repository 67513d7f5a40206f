using Bargate.Kernel.Councils;
using Bargate.Services.Editing;

namespace Bargate.Services.Contract;

/// <summary>What a service's file says, in plain words: its rules, a condition, the difference of two texts.</summary>
public sealed class ServiceSentences
{
    readonly Council council;
    readonly Words words;

    internal ServiceSentences(Council council, Words words) => (this.council, this.words) = (council, words);

    /// <summary>Every rule in the order of the file; none where the text cannot be read.</summary>
    public IReadOnlyList<RuleSentence> Rules(CheckedText text) => text.Read is { } read ? new RuleWords(text, read, council, Phrases, council.Language).All() : [];

    /// <summary>A condition of the service, or one that is being picked.</summary>
    public Sentence Condition(CheckedText text, string expression) =>
        text.Definition is { } service ? Phrases.Sentence(new ConditionWords(Phrases, service, council.Time, council.Language).Of(expression)) : new Sentence([new SentencePart(expression, true)]);

    /// <summary>Two texts line by line, such as the walks of two editions.</summary>
    public IReadOnlyList<LineChange> Lines(string before, string after) => LineDifference.Of(before, after);

    /// <summary>What is different in another text of the same service, from the top.</summary>
    public ServiceDifference Difference(CheckedText before, CheckedText after) => new(new Differences(before, after, council, Phrases, words).All(), LineDifference.Of(before.Text.Document.Text, after.Text.Document.Text));

    Phrases Phrases => new(words);
}
