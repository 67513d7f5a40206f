import { initAll } from 'govuk-frontend'

// The design system's behaviour waits for these classes; its own page sets them with an inline script, which our content security policy forbids.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// A second press of a button while the first is on its way sends nothing. The server holds the same rule for those without scripts.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.method !== 'post' || 'repeatable' in form.dataset) return
  if ('sent' in form.dataset) return event.preventDefault()
  form.dataset.sent = ''
  setTimeout(() => delete form.dataset.sent, 10000)
})
// Back brings a page out of the browser's memory with its forms as they were left.
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent))

// 'Select all' over the rows of a table: <input type="checkbox" data-all="name"> ticks every checkbox of that name in its form.
document.addEventListener('change', (event) => {
  const name = event.target.dataset?.all
  if (name) event.target.form?.querySelectorAll(`input[type=checkbox][name="${CSS.escape(name)}"]`).forEach((box) => { box.checked = event.target.checked })
})
