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

// The staff area's shortcuts: a key does what the link, button or field that is marked with it does. None acts in a field or with Ctrl, Alt or
// Meta, and the page that lists them turns them off for this browser (WCAG 2.2, 2.1.4).
const keys = {
  get on() { try { return localStorage.getItem('shortcuts') !== 'off' } catch { return true } },
  set on(yes) { try { localStorage.setItem('shortcuts', yes ? 'on' : 'off') } catch { /* kept nowhere: on again with the next page */ } },
}
function showKeys() {
  for (const one of document.querySelectorAll('[data-key]')) keys.on ? one.setAttribute('aria-keyshortcuts', one.dataset.key) : one.removeAttribute('aria-keyshortcuts')
  for (const one of document.querySelectorAll('[data-keys-when]')) one.hidden = (one.dataset.keysWhen === 'on') !== keys.on
}
// From row to row of a list; Enter then follows the link as ever.
function toRow(step) {
  const rows = [...document.querySelectorAll('[data-row]')]
  const at = rows.findIndex((row) => row === document.activeElement)
  const from = at >= 0 ? at : rows.findIndex((row) => row.closest('[aria-current]'))
  rows[from < 0 ? 0 : Math.min(Math.max(from + step, 0), rows.length - 1)]?.focus()
  return rows.length > 0
}
if (document.body.classList.contains('bg-staff')) {
  showKeys()
  document.addEventListener('click', (event) => {
    const set = event.target.closest?.('[data-keys-set]')
    if (!set) return
    keys.on = set.dataset.keysSet === 'on'
    showKeys()
    document.querySelector('[data-keys-set]:not([hidden])')?.focus()
  })
  document.addEventListener('keydown', (event) => {
    if (!keys.on || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.key.length > 1) return
    if (event.target.closest?.('input, select, textarea, [contenteditable]')) return
    const wanted = event.key.toLowerCase()
    const marked = document.querySelector(`[data-key="${CSS.escape(wanted)}"]`)
    if (marked?.matches('input')) marked.focus()
    else if (marked) marked.click()
    else if (!((wanted === 'j' && toRow(1)) || (wanted === 'k' && toRow(-1)))) return
    event.preventDefault()
  })
}
