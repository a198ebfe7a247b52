// An OpenID provider that shares no code with Saldo: a customer who comes is logged in at once as
// the one whom the file beside it names, at the time (seconds since 1970) that it names, if any.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:http';

const [folder, file, id, secret, redirectUri, algorithm] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const { Provider } = await import(require.resolve('oidc-provider'));
const { generateKeyPair, exportJWK } = await import(require.resolve('jose'));

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;
const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
const key = { ...await exportJWK(privateKey), use: 'sig', alg: algorithm, kid: 'of-the-test' };

const provider = new Provider(issuer, {
  clients: [{
    client_id: id, client_secret: secret, redirect_uris: [redirectUri],
    id_token_signed_response_alg: algorithm, token_endpoint_auth_method: 'client_secret_basic',
    require_auth_time: true,
  }],
  jwks: { keys: [key] },
  cookies: { keys: ['of-the-test'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
  async loadExistingGrant(context) {
    const grant = new context.oidc.provider.Grant({
      clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId,
    });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
});

const answer = provider.callback();
server.on('request', async (request, response) => {
  if (!request.url.startsWith('/interaction/')) return answer(request, response);
  const [accountId, time] = readFileSync(file, 'utf8').trim().split(' ');
  const result = accountId === 'nobody'
    ? { error: 'access_denied', error_description: 'not wanted' } : { login: { accountId, ...(time && { ts: Number(time) }) } };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
});
process.stdin.on('end', () => process.exit(0)).resume();
process.stdout.write(`${issuer}\n`);
