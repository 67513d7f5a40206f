namespace Bargate.Forms.Funnel;

/// <summary>What one posted page does to the place of its form: made before the draft is saved, counted once it is.</summary>
/// <param name="Begins">The draft is written for the first time.</param>
/// <param name="Answers">The page's answers were accepted; otherwise it only keeps what was looked up so far.</param>
/// <param name="Seconds">How long the page took; null where that is not known.</param>
internal sealed record Step(Form Form, string Page, string From, string To, bool Begins, bool Answers, long? Seconds);
