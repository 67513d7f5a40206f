// The map of a place question: <div data-bg-map="ID" ... hidden> with the fields ID-latitude and ID-longitude. It only fills in those two
// fields; whoever has no map finds the place by its words. Leaflet is loaded before this module (a deferred script), as the global L.
const pinKeys = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }

function start(part) {
  const { bgMap: id, bgMapTiles: tiles, bgMapCredit: credit, bgMapBoundary: boundary, ...words } = part.dataset
  const latitude = document.getElementById(`${id}-latitude`)
  const longitude = document.getElementById(`${id}-longitude`)
  const places = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(id)}-choice"]`)]
  const [canvas, status, locate] = ['canvas', 'status', 'locate'].map((name) => part.querySelector(`[data-bg-map-part=${name}]`))
  const ring = boundary ? boundary.split(';').map((pair) => pair.split(',').map(Number)) : []
  const pointOf = (text) => text.split(',').map(Number)
  const say = (text) => { status.textContent = text }

  part.hidden = false
  L.Icon.Default.imagePath = '/assets/leaflet/images/'
  // A wheel over the map scrolls the page until the map is in use.
  const map = L.map(canvas, { zoomControl: false, scrollWheelZoom: false, minZoom: 3, maxZoom: 19 })
  L.control.zoom({ zoomInTitle: words.bgMapIn, zoomOutTitle: words.bgMapOut }).addTo(map)
  map.attributionControl.setPrefix(false)
  map.on('focus', () => map.scrollWheelZoom.enable()).on('blur', () => map.scrollWheelZoom.disable())
  // Without streets there is a quiet grid to aim by; where they were meant to come and do not, that is said once.
  canvas.classList.toggle('bg-map--plain', !tiles)
  if (tiles) {
    let came = false
    const layer = L.tileLayer(tiles, { attribution: credit, maxZoom: 19 }).addTo(map)
    layer.on('tileload', () => { came = true; canvas.classList.remove('bg-map--plain') })
    layer.on('tileerror', () => {
      if (came || canvas.classList.contains('bg-map--plain')) return
      canvas.classList.add('bg-map--plain')
      say(words.bgMapNoTiles)
    })
  }
  if (ring.length > 0) L.polygon(ring, { interactive: false, className: 'bg-map__boundary', fill: !tiles }).addTo(map)
  for (const place of places) L.circleMarker(pointOf(place.value), { interactive: false, radius: 7, className: 'bg-map__place' }).addTo(map)

  let pin = null
  let asked = 0
  function put(at, { typed = true } = {}) {
    at = L.latLng(at).wrap()
    if (!pin) {
      pin = L.marker(at, { draggable: true, keyboard: true, autoPan: true, alt: words.bgMapPin, title: words.bgMapPin }).addTo(map)
      pin.on('dragend', () => put(pin.getLatLng()))
      pin.getElement().addEventListener('keydown', movePin)
    }
    pin.setLatLng(at)
    latitude.value = at.lat.toFixed(6)
    longitude.value = at.lng.toFixed(6)
    // A place chosen in the list would win over the pin.
    if (typed) for (const place of places) place.checked = false
    tell(at)
  }

  // Where the pin is, for those who do not see it. Keys repeat, so only the last place is asked for and told.
  function tell(at) {
    const mine = ++asked
    setTimeout(async () => {
      if (mine !== asked) return
      try {
        const answer = await fetch(`/places/pin?at=${at.lat.toFixed(6)},${at.lng.toFixed(6)}`)
        const text = answer.ok ? await answer.text() : words.bgMapPlaced
        if (mine === asked) say(text)
      } catch { if (mine === asked) say(words.bgMapPlaced) }
    }, 400)
  }

  function movePin(event) {
    const way = pinKeys[event.key]
    if (!way) return
    event.preventDefault()
    event.stopPropagation()
    const by = event.shiftKey ? 1 : 10
    const to = map.containerPointToLatLng(map.latLngToContainerPoint(pin.getLatLng()).add([way[0] * by, way[1] * by]))
    put(to)
    map.panInside(to, { padding: [40, 40], animate: false })
  }

  canvas.addEventListener('keydown', (event) => {
    if (event.target !== canvas || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    put(map.getCenter())
    pin.getElement().focus()
  })
  map.on('click', (event) => put(event.latlng))
  for (const place of places) place.addEventListener('change', () => { put(pointOf(place.value), { typed: false }); map.setView(pointOf(place.value), Math.max(map.getZoom(), 16)) })

  locate.hidden = !('geolocation' in navigator)
  locate.addEventListener('click', () => {
    say(words.bgMapLocating)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { put([coords.latitude, coords.longitude]); map.setView(pin.getLatLng(), 17) },
      (fault) => say(fault.code === fault.PERMISSION_DENIED ? words.bgMapRefused : words.bgMapFailed),
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 })
  })

  // The map needs a view before it takes a pin.
  const chosen = places.find((place) => place.checked)
  const before = chosen ? pointOf(chosen.value) : latitude.value && longitude.value ? [Number(latitude.value), Number(longitude.value)] : null
  if (before) map.setView(before, 16)
  else if (places.length > 0) map.fitBounds(places.map((place) => pointOf(place.value)), { padding: [30, 30], maxZoom: 16 })
  else if (ring.length > 0) map.fitBounds(ring)
  else map.setView([52.5, -1.5], 6)
  if (before) put(before, { typed: !chosen })
}

for (const part of document.querySelectorAll('[data-bg-map]')) if (window.L) start(part)
