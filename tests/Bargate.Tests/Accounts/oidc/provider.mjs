// node provider.mjs CALLBACK: an OpenID Connect provider on loopback. Prints its port. POST /be/ACCOUNT says who signs in next.
import http from 'node:http'
import { Provider } from 'oidc-provider'

const people = {
  lead: { name: 'Łucja Nowak', email: 'lucja.nowak@example.org', roles: ['Waste.Lead', 'team-waste'] },
  visitor: { name: 'Val Visitor', email: 'val@example.org', roles: [] },
}
let who = 'lead'

const server = http.createServer(async (request, response) => {
  if (request.method === 'POST' && request.url.startsWith('/be/')) {
    who = request.url.slice(4)
    return response.writeHead(204).end()
  }
  if (request.url.startsWith('/interaction/')) return finish(request, response)
  return provider.callback()(request, response)
})
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
const issuer = `http://127.0.0.1:${server.address().port}`

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'bargate',
    client_secret: 'a-secret-that-only-the-tests-know',
    redirect_uris: [process.argv[2]],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_post',
  }],
  claims: { openid: ['sub'], profile: ['name', 'roles'], email: ['email'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  cookies: { keys: ['only-for-tests'] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
})

async function finish(request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId: who } })
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id })
  grant.addOIDCScope(params.scope)
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true })
}

console.log(`PORT ${server.address().port}`)
