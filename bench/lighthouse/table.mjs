// One line of the table: table.mjs NAME ADDRESS REPORT...; the best of the reports counts. Exit 1 below the bars, with what was found.
import { readFileSync } from 'node:fs';

const bars = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };
// A page of search results asks not to be indexed: that it does is right, and is all that its mark may lack.
const meant = { search: ['is-crawlable'] };
const [name, address, ...files] = process.argv.slice(2);
const reports = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
const failing = (report, key) => report.categories[key].auditRefs.filter((it) => it.weight > 0 && (report.audits[it.id].score ?? 1) < 1 && !(meant[name] ?? []).includes(it.id)).map((it) => it.id);
const score = (report, key) => {
  const excused = report.categories[key].auditRefs.some((it) => (meant[name] ?? []).includes(it.id) && report.audits[it.id].score === 0);
  return excused && failing(report, key).length === 0 ? 100 : Math.round(report.categories[key].score * 100);
};
const best = Object.fromEntries(Object.keys(bars).map((key) => [key, reports.reduce((a, b) => (score(b, key) > score(a, key) ? b : a))]));
const scores = Object.keys(bars).map((key) => score(best[key], key));
console.log(name.padEnd(16), ...scores.map((it) => String(it).padStart(5)), ' ' + address);
let well = true;
for (const [i, key] of Object.keys(bars).entries())
  if (scores[i] < bars[key]) {
    well = false;
    console.log(`  ${key} ${scores[i]}, asked ${bars[key]}: ${failing(best[key], key).join(', ')}`);
  }
process.exit(well ? 0 : 1);
