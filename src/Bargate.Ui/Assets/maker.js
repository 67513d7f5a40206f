// Checks a form of the form maker while somebody types: posts it as it stands, and shows what would be wrong. Without this, saving says the same.
const form = document.querySelector('form[data-check]')
const place = document.getElementById('problems')
let waiting, asked = 0

async function check() {
  const mine = ++asked
  try {
    const body = new FormData(form)
    for (const name of [...body.keys()]) if (body.get(name) instanceof File) body.delete(name)
    const answer = await fetch(form.dataset.check, { method: 'POST', body, headers: { Accept: 'application/json' } })
    if (!answer.ok || mine !== asked) return
    const problems = await answer.json()
    const list = document.createElement(problems.length ? 'ul' : 'p')
    list.className = problems.length ? 'govuk-list bg-problems' : 'govuk-body'
    if (!problems.length) list.textContent = place.dataset.none
    for (const problem of problems) {
      const item = document.createElement('li')
      item.className = 'govuk-error-message'
      const word = document.createElement('span')
      word.className = 'govuk-visually-hidden'
      word.textContent = place.dataset.problem + ' '
      item.append(word, problem)
      list.append(item)
    }
    place.replaceChildren(list)
  } catch { /* the network is away: saving will say it */ }
}

if (form && place) form.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(check, 600)
})
