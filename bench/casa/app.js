// The questions of bench/council/services/branching.yaml on CASA, with the same branches: node app.js PORT
import express from 'express';
import { configure, Plan, field, validators } from '@dwp/govuk-casa';
import { resolve } from 'node:path';

const { required, email } = validators;
const choice = (title, ...items) => ({ title, items });
const questions = {
  what: choice('What is the problem with the road?', 'pothole', 'light', 'flooding', 'other'),
  depth: choice('How deep is it?', 'shallow', 'deep', 'unsure'),
  width: { title: 'How wide is it?' },
  hit: choice('Did a vehicle hit it?', 'yes', 'no'),
  column: { title: 'What is the number on the column?' },
  lit: choice('Is the light out?', 'out', 'flickers', 'day'),
  water: choice('How deep is the water?', 'shallow', 'deep', 'unsure'),
  inside: choice('Has water come into a building?', 'yes', 'no'),
  where: { title: 'Where is the problem?' },
  side: choice('Which part of the road is it on?', 'carriageway', 'pavement', 'cycle'),
  since: choice('How long has it been there?', 'day', 'week', 'longer'),
  danger: choice('Is somebody in danger?', 'yes', 'no'),
  who: { title: 'Who is in danger?' },
  more: { title: 'What else should we know?' },
  name: { title: 'What is your name?' },
  email: { title: 'What is your email address?', validator: email.make({ errorMsg: 'Enter an email address' }) },
};

const pages = Object.entries(questions).map(([id, { title, items, validator }]) => ({
  waypoint: id,
  view: 'question.njk',
  fields: [field(id).validators([validator ?? required.make({ errorMsg: `Answer: ${title}` })])],
  hooks: [{ hook: 'prerender', middleware: (request, response, next) => { response.locals.q = { id, title, items }; next(); } }],
}));

const answered = (question, answer) => (route, context) => context.data[question]?.[question] === answer;
const none = (...conditions) => (route, context) => conditions.every(condition => !condition(route, context));
const plan = new Plan();
const [pothole, light, flooding, danger] = [answered('what', 'pothole'), answered('what', 'light'), answered('what', 'flooding'), answered('danger', 'yes')];
plan.setRoute('what', 'depth', pothole);
plan.setRoute('what', 'column', light);
plan.setRoute('what', 'water', flooding);
plan.setRoute('what', 'where', none(pothole, light, flooding));
plan.addSequence('depth', 'width', 'hit', 'where');
plan.addSequence('column', 'lit', 'where');
plan.addSequence('water', 'inside', 'where');
plan.addSequence('where', 'side', 'since', 'danger');
plan.setRoute('danger', 'who', danger);
plan.setRoute('danger', 'more', none(danger));
plan.addSequence('who', 'more', 'name', 'email', 'check');

const { mount } = configure({
  views: [resolve(import.meta.dirname, 'views')],
  session: { name: 's', secret: 'a secret of the benchmark only', ttl: 3600, secure: false },
  i18n: { dirs: [], locales: ['en', 'cy'] },
  pages: [...pages, { waypoint: 'check', view: 'check.njk', fields: [] }],
  plan,
});
const app = express();
mount(app, { serveFirstWaypoint: true });
app.listen(Number(process.argv[2]), '127.0.0.1');
