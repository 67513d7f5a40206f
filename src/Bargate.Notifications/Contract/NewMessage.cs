namespace Bargate.Notifications.Contract;

/// <summary>A message to write.</summary>
/// <param name="Body">Plain text: a blank line between paragraphs, `* ` before list items, links as `[text](https://…)` or `[text](/track/…)`.</param>
/// <param name="About">The case or draft that it is about.</param>
/// <param name="Key">What makes it this message: `case-stage/{event id}/reporter`. A second message with the same key is not written.</param>
/// <param name="Language">Two letters: the language of subject and body.</param>
/// <param name="Unsubscribe">Only where the law asks for a way out (PECR regulation 22: follows and surveys), not for messages about a person's own case.</param>
public sealed record NewMessage(string To, string Subject, string Body, Guid About, string Key, string Language, Unsubscribe? Unsubscribe = null);

/// <summary>What a recipient can stop: a follow or a survey, and its id. Stopping it raises <see cref="Unsubscribed"/>.</summary>
/// <param name="Kind">A slug of the module that sends it: `follow`, `survey`.</param>
public sealed record Unsubscribe(string Kind, Guid Subscription);
