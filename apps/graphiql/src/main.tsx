import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

const { origin, protocol, host } = window.location;

// Signed in under /staff, the session's cookie goes along; programs put `Authorization: Key …` into the headers pane.
const fetcher = createGraphiQLFetcher({
  url: `${origin}/graphql`,
  subscriptionUrl: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/graphql`,
});

const WELCOME = `# The whole domain as one typed schema. Sign in under /staff/ first, or set an API key in Headers:
#   { "Authorization": "Key ck_live_…" }

query Outlets {
  organisation {
    name
    zone
  }
  outlets {
    id
    code
    name
    openNow
  }
}
`;

const root = document.getElementById('root');
if (root) createRoot(root).render(<GraphiQL fetcher={fetcher} defaultQuery={WELCOME} />);
