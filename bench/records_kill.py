"""What bench/records-kill asks of the database when the last kill is over."""
import csv, json, re, sqlite3, sys

def mapping(header):
    """Which of the file's columns is which of the register's, as the mapping page would write it."""
    names = next(csv.reader([header]))
    known = {"id": ["unique_id", "id", "rec_id"], "forename": ["first_name", "forename"], "middle-name": ["middle_name"], "surname": ["surname"], "birth-date": ["dob", "birth_date", "date_of_birth"],
             "sex": ["sex"], "house-number": ["house_number"], "street": ["street"], "postcode": ["postcode"], "email": ["email"], "phone": ["phone"]}
    return json.dumps({column: name for column, wanted in known.items() for name in names if name in wanted})

def people(records, standing):
    """The rule of decision 0041, written a second time."""
    parent = {it: it for it in records}
    apart = {}
    def root(it):
        while parent[it] != it: it = parent[it]
        return it
    for left, right, says, *_ in standing:
        if says == "NotSame":
            apart.setdefault(left, set()).add(right); apart.setdefault(right, set()).add(left)
    for left, right, says, by, weight, _ in sorted((it for it in standing if it[2] == "Same"), key=lambda it: (-(float("inf") if it[3] else it[4] if it[4] is not None else float("-inf")), it[5])):
        one, other = sorted((root(left), root(right)))
        if one == other or any(root(it) == other for it in apart.get(one, ())): continue
        parent[other] = one
        if other in apart: apart.setdefault(one, set()).update(apart.pop(other))
    return {it: root(it) for it in records}

def check(folder):
    db = sqlite3.connect(folder + "/bargate.db")
    ask = lambda text: db.execute(text).fetchall()
    lines = lambda name: [it.split() for it in open(f"{folder}/{name}")]
    records = {row[0]: row[1] for row in ask('select lower("Id"), lower("Person") from records_source_records')}
    ids = [row[0] for row in ask('select "ExternalId" from records_source_records where "Source" = \'killed\'')]
    lost = doubled = half = unfinished = 0
    states = dict(ask('select lower("Id"), "State" from records_imports'))
    for part, one in lines("imports"):
        unfinished += states.get(one) != "Done"
        with open(f"{folder}/part{part}.csv") as file:
            rows = csv.reader(file)
            at = next(rows).index(json.loads(mapping(open(f"{folder}/all.csv").readline()))["id"])
            lost += len({row[at] for row in rows} - set(ids))
    doubled += len(ids) - len(set(ids))
    runs = dict(ask('select lower("Id"), "State" from records_runs'))
    unfinished += sum(state not in ("Done", "Stopped", "Undone") for state in runs.values()) + sum(state == "Running" for state in states.values())
    lost += sum(one not in runs for (one,) in lines("runs"))
    decided = {row[0]: row[1:] for row in ask('select lower("Id"), "Outcome", "ClosedAt", lower("Assertion") from records_reviews where "Outcome" is not null')}
    said = {row[0]: row[1] for row in ask('select lower("Id"), "Says" from records_assertions')}
    for one, outcome in lines("decisions"):
        lost += decided.get(one, (None,))[0] != {"same": "Same", "not-same": "NotSame"}[outcome]
    half += sum(closed is not None and said.get(made) != outcome for outcome, closed, made in decided.values() if outcome != "Unsure")
    half += ask('select count(*) from records_source_records r where r."Number" <> (select count(*) from records_versions v where v."Record" = r."Id") or not exists (select 1 from kernel_keys k where k."Id" = r."KeyId")')[0][0]
    half += ask('select count(*) from records_versions v where not exists (select 1 from records_source_records r where r."Id" = v."Record")')[0][0]
    half += ask('select count(*) from records_runs r where r."FinishedAt" is not null and r."Linked" <> (select count(*) from records_assertions a where a."Run" = r."Id" and a."By" is null)')[0][0]
    doubled += ask('select count(*) from (select 1 from records_assertions where "RevokedAt" is null group by "Left", "Right", "Says" having count(*) > 1)')[0][0]
    doubled += ask('select count(*) from (select 1 from records_reviews where "ClosedAt" is null group by "Left", "Right" having count(*) > 1)')[0][0]
    standing = ask('select lower("Left"), lower("Right"), "Says", "By", "Weight", lower("Id") from records_assertions where "RevokedAt" is null')
    wrong = sum(records[it] != person for it, person in people(records, standing).items())
    dead = ask('select count(*) from kernel_jobs where "DeadAt" is not null')[0][0]
    print(f"source records {len(records)}, links and not-sames {len(standing)}, decisions {len(lines('decisions'))}, imports {len(lines('imports'))}, runs {len(lines('runs'))}: "
          f"lost {lost}, doubled {doubled}, half-written {half}, unfinished {unfinished}, failed jobs {dead}, people that the assertions do not make {wrong}")
    return 1 if lost or doubled or half or unfinished or dead or wrong or not records or not standing else 0

if sys.argv[1] == "mapping": print(mapping(sys.argv[2]))
else: sys.exit(check(sys.argv[2]))
