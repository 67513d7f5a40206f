using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Contributions;
using Bargate.Kernel.Auditing;

namespace Bargate.Cases.Storage;

/// <summary>Questions that several pages ask of the cases.</summary>
internal static class CaseQueries
{
    extension(BargateDb db)
    {
        /// <summary>Whether it once held how to reach somebody, and retention has forgotten it.</summary>
        public Task<bool> ContactForgotten(CaseId id, CancellationToken stop)
        {
            var about = id.Value;
            return db.Set<AuditRow>().AnyAsync(it => it.About == about && it.Action == CaseContactRetention.Disposed, stop);
        }
    }

    extension(IQueryable<Case> cases)
    {
        /// <summary>The one place that says whose cases an officer sees: their teams', or every team's by permission.</summary>
        public IQueryable<Case> SeenBy(CurrentOfficer officer)
        {
            if (officer.May(Permissions.CasesAllTeams)) return cases;
            if (!officer.May(Permissions.CasesSee)) return cases.Where(it => false);
            var teams = officer.Teams;
            return cases.Where(it => teams.Contains(it.Team));
        }

        public IQueryable<Case> Open() => cases.Where(it => it.ClosedAt == null);

        public IQueryable<Case> Closed() => cases.Where(it => it.ClosedAt != null);

        /// <summary>Past their due day, and not because they wait for the resident.</summary>
        public IQueryable<Case> Overdue(DateOnly today) => cases.Where(it => it.ClosedAt == null && it.WaitingSince == null && it.DueOn < today);
    }
}
