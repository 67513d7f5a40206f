// Suggestions below a search field as somebody types: a combobox with a list (WAI-ARIA 1.2). The field marks itself with the address to ask,
// `data-suggest`, and the words for how many there are. Without this the form works as ever: Enter always searches for what was typed.
const WAIT = 150

function suggest(input) {
  const list = Object.assign(document.createElement('ul'), { id: `${input.id}-suggestions`, className: 'bg-suggestions', hidden: true })
  const status = Object.assign(document.createElement('div'), { className: 'govuk-visually-hidden' })
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.dataset.suggestLabel)
  status.setAttribute('role', 'status')
  input.closest('.bg-search').append(list, status)
  // A search field cannot be a combobox; a text field can.
  input.type = 'text'
  for (const [name, value] of [['enterkeyhint', 'search'], ['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', list.id], ['aria-expanded', 'false'], ['autocomplete', 'off']]) input.setAttribute(name, value)

  let timer, asked = '', at = -1
  const options = () => [...list.children]

  function close() {
    list.hidden = true
    mark(-1)
    input.setAttribute('aria-expanded', 'false')
  }

  function mark(to) {
    at = to
    for (const [i, option] of options().entries()) option.setAttribute('aria-selected', i === at)
    const marked = options()[at]
    if (marked) {
      input.setAttribute('aria-activedescendant', marked.id)
      marked.scrollIntoView({ block: 'nearest' })
    } else input.removeAttribute('aria-activedescendant')
  }

  function show(found) {
    list.replaceChildren(...found.map(({ title, url }, i) => {
      const option = Object.assign(document.createElement('li'), { id: `${list.id}-${i}`, textContent: title })
      option.setAttribute('role', 'option')
      option.dataset.url = url
      return option
    }))
    mark(-1)
    list.hidden = found.length === 0
    input.setAttribute('aria-expanded', String(found.length > 0))
    status.textContent = found.length === 0 ? '' : (found.length === 1 ? input.dataset.suggestOne : input.dataset.suggestMany).replace('{count}', found.length)
  }

  async function ask() {
    const text = input.value.trim()
    if (text === asked) return
    asked = text
    if (text.length < 2) return show([])
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`)
      // What was typed meanwhile is asked for by itself.
      if (answer.ok && asked === text) show(await answer.json())
    } catch { close() }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, WAIT)
  })
  input.addEventListener('keydown', (event) => {
    const count = options().length
    if (event.key === 'Escape' && !list.hidden) close()
    else if (event.key === 'ArrowDown' && count) { list.hidden = false; input.setAttribute('aria-expanded', 'true'); mark((at + 1) % count) }
    else if (event.key === 'ArrowUp' && count && !list.hidden) mark(at <= 0 ? count - 1 : at - 1)
    else if (event.key === 'Enter' && !list.hidden && at >= 0) location.assign(options()[at].dataset.url)
    else return
    event.preventDefault()
  })
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const url = event.target.closest('[role=option]')?.dataset.url
    if (url) location.assign(url)
  })
  input.addEventListener('blur', close)
}

document.querySelectorAll('input[data-suggest]').forEach(suggest)
