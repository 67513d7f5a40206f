using Bargate.Accounts.Contract;

namespace Bargate.Cases.Storage;

internal static class SavedViewQueries
{
    extension(IQueryable<SavedView> views)
    {
        /// <summary>The officer's own, and what was shared with their teams. Whoever may share with every team sees what every team was given.</summary>
        public IQueryable<SavedView> SeenBy(CurrentOfficer officer)
        {
            var (me, teams, all) = (officer.Id, officer.Teams, officer.May(Permissions.CasesAllTeams) && officer.May(Permissions.CasesAssign));
            return views.Where(it => it.Officer == me || (it.Team != null && (all || teams.Contains(it.Team))));
        }
    }

    extension(SavedView view)
    {
        /// <summary>Their own, or, for a lead, what their team was given.</summary>
        public bool MayBeRemovedBy(CurrentOfficer officer) =>
            view.Officer == officer.Id || (view.Team is { } team && officer.May(Permissions.CasesAssign) && officer.Sees(team));
    }
}
