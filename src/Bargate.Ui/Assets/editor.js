// Buttons above a text in Markdown, made by this script: a heading, a link, a list. The text names itself with `data-markdown` and the buttons' words.
// Without it everything can be written; the buttons only write the signs.
const line = (text, at) => [text.lastIndexOf('\n', at - 1) + 1, (text + '\n').indexOf('\n', at)]

function put(area, from, to, text, select) {
  area.focus()
  area.setSelectionRange(from, to)
  // So that undo takes it back; where a browser has it no more, the text is set.
  if (!document.execCommand('insertText', false, text)) area.setRangeText(text, from, to)
  area.setSelectionRange(from + select[0], from + select[1])
}

const tools = {
  heading(area) {
    const [from, to] = line(area.value, area.selectionStart)
    const text = '## ' + area.value.slice(from, to).replace(/^#+ */, '')
    put(area, from, to, text, [3, text.length])
  },
  link(area) {
    const words = area.value.slice(area.selectionStart, area.selectionEnd)
    const text = `[${words}](/)`
    put(area, area.selectionStart, area.selectionEnd, text, words ? [text.length - 1, text.length - 1] : [1, 1])
  },
  list(area) {
    const from = line(area.value, area.selectionStart)[0], to = line(area.value, area.selectionEnd)[1]
    const text = area.value.slice(from, to).split('\n').map((one) => one.startsWith('- ') ? one : '- ' + one).join('\n')
    put(area, from, to, text, [text.length, text.length])
  },
}

for (const area of document.querySelectorAll('textarea[data-markdown]')) {
  const bar = Object.assign(document.createElement('div'), { className: 'bg-editor__tools' })
  bar.setAttribute('role', 'group')
  bar.setAttribute('aria-label', area.dataset.markdown)
  for (const [name, work] of Object.entries(tools)) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'bg-editor__tool', textContent: area.dataset[name] })
    button.setAttribute('aria-controls', area.id)
    button.addEventListener('click', () => work(area))
    bar.append(button)
  }
  area.before(bar)
}
