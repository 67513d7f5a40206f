using Bargate.Cases.Contract;
using Bargate.Cases.Tracking;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Notifications.Contract;
using Bargate.Services.Contract;

namespace Bargate.Cases;

/// <summary>The emails that tell what was written in a case's timeline, each with a link of its own to the case: rows for the caller to save.</summary>
internal sealed class CaseMail(Messages messages, ServiceCatalogue services, RatingTickets tickets, Words words, Council council, TimeProvider clock)
{
    public IEnumerable<object> ToReporter(CaseNews news, string email, DataKey key)
    {
        var (link, token) = TrackingLink.For(news.Case, clock.GetUtcNow().UtcDateTime);
        return [link, .. Write(news, news.Kind, email, $"/track/{token}", news.Language, $"case-{news.Entry:N}-reporter", null, key)];
    }

    public IEnumerable<object> ToFollower(CaseNews news, Follower follower, DataKey key)
    {
        var (link, token) = TrackingLink.For(news.Case, clock.GetUtcNow().UtcDateTime, follower.Id);
        return [link, .. Write(news, "followed", key.Open(follower.Email, Follower.EmailPlace, follower.Id), $"/track/{token}", follower.Language,
            $"case-{news.Entry:N}-{follower.Id:N}", new Unsubscribe(Follower.Kind, follower.Id), key)];
    }

    IEnumerable<object> Write(CaseNews news, string kind, string to, string link, string language, string messageKey, Unsubscribe? stop, DataKey key)
    {
        var spoken = words.In(language);
        var service = services.Version(news.Service, news.Version)?.Definition;
        ReadOnlySpan<(string, string)> facts = [("service", service?.Title.In(language) ?? ""), ("reference", news.Reference), ("text", news.Text), ("link", link), ("renew", $"/services/{service?.Renewal?.Service ?? news.Service}"), ("council", council.Name)];
        var tellsStage = kind is "stage" or "at-once";
        var body = spoken.Format($"cases.mail.{kind}-body", facts);
        if (tellsStage && ReopenUntil(news, service) is { } until) body += "\n\n" + spoken.Format("cases.mail.not-fixed", ("date", council.Time.In(language).Date(until)), ("link", link));
        if (tellsStage && news.ClosedAt is not null && service?.Rating.AfterClose == true) body += "\n\n" + spoken.Format("cases.mail.rate", ("link", RatingLink.Of(news.Service, news.Version, news.Case.Value, tickets)));
        return messages.Rows(new NewMessage(to, spoken.Format($"cases.mail.{kind}-subject", facts), body, news.Case.Value, messageKey, language, stop), key);
    }

    DateOnly? ReopenUntil(CaseNews news, ServiceDefinition? service) =>
        news.ClosedAt is { } closed && service is not null ? Case.LastDayToReopen(service, news.Stage, closed, council) : null;
}

/// <summary>A line of a timeline as it is told: the case as it stood then.</summary>
/// <param name="Kind">Which email: `opened`, `stage`, `at-once`, `reopened`, `overdue`, `renewal` or `asked`.</param>
internal sealed record CaseNews(
    CaseId Case, Guid Entry, string Kind, string Reference, string Service, int Version, string Stage, DateTime? ClosedAt, string Language, string Text);
