import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { ApiProvider } from './api/api-provider';
import { nowMs } from './app/browser';
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

// A page of an older build asks for a part that a release has replaced: loading anew gets the present one. Once a minute
// at most, so that a part that is really missing ends in a page that says so instead of a loop.
const reloadedAtKey = 'portal.reloaded-at';
const onceAMinuteMs = 60_000;
window.addEventListener('vite:preloadError', (event) => {
  if (nowMs() - Number(window.sessionStorage.getItem(reloadedAtKey) ?? '0') < onceAMinuteMs) return;
  event.preventDefault();
  window.sessionStorage.setItem(reloadedAtKey, String(nowMs()));
  window.location.reload();
});

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
