import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { ApiProvider } from './api/api-provider';
import { createRouter } from './app/router';
import { loadSettings } from './app/settings';
import { SettingsContext } from './app/settings-context';
import { portalTexts } from './app/portal-texts';
import { LanguageProvider } from './language/language-provider';
import { SessionProvider } from './session/session-provider';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import './styles/applicant.css';

const place = document.getElementById('portal');
if (place === null) throw new Error('index.html has the place of the portal.');
const root = createRoot(place);

loadSettings().then(
  (settings) => {
    root.render(
      <StrictMode>
        <SettingsContext value={settings}>
          <LanguageProvider><SessionProvider><ApiProvider><RouterProvider router={createRouter()} /></ApiProvider></SessionProvider></LanguageProvider>
        </SettingsContext>
      </StrictMode>,
    );
  },
  () => { root.render(<main className="narrow" role="alert"><p>{portalTexts.startFailed[0]}</p><p lang="en">{portalTexts.startFailed[1]}</p></main>); },
);
