using Bargate.Services.Contract;

namespace Bargate.Cases.Tracking;

/// <summary>Where the person who reported a case rates how it was closed; null when it is open or the service does not ask.</summary>
internal static class RatingLink
{
    public static string? Of(Case closed, ServiceDefinition service, RatingTickets tickets) =>
        closed.IsOpen || !service.Rating.AfterClose ? null : Of(closed.Service, closed.ServiceVersion, closed.Id.Value, tickets);

    public static string Of(string service, int version, Guid id, RatingTickets tickets) =>
        $"/rate/{tickets.Write(new(service, version, id, RatingMoment.AfterClose))}";
}
