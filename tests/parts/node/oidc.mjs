// oidc-provider on this machine alone, behind TLS: node oidc.mjs PORT CERTIFICATE KEY
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { Provider } from "oidc-provider";

const [port, cert, key] = process.argv.slice(2);
const provider = new Provider(`https://localhost:${port}`, {
  clients: [
    {
      client_id: "studio",
      application_type: "native",
      token_endpoint_auth_method: "none",
      redirect_uris: ["http://127.0.0.1/answer"],
    },
  ],
  // Whoever signs in with a name is that subject, with an address for mail that proves nothing.
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: "ann@acme.example", email_verified: true }),
  }),
  conformIdTokenClaims: false,
  cookies: { keys: ["of this run"] },
});
const server = createServer(
  { cert: readFileSync(cert), key: readFileSync(key), minVersion: "TLSv1.2" },
  provider.callback(),
);
server.listen(Number(port), "127.0.0.1");
