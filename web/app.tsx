/** The app: who is signed in decides what there is; each screen is a chunk of its own, loaded when somebody goes there. */
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Route, Switch } from 'wouter';
import { resume, useSession } from './client/session.ts';
import { loadAllTexts, useI18n } from './i18n.ts';
import { SignIn } from './screens/SignIn.tsx';
import { later } from './ui/later.tsx';
import { Loading } from './ui/States.tsx';
import { Toasts } from './ui/Toast.tsx';

// The gallery of components exists in development and in tests only.
const gallery =
  import.meta.env.PROD && import.meta.env.MODE !== 'gallery'
    ? undefined
    : {
        Gallery: later(async () => (await import('./gallery/Gallery.tsx')).default),
        KindForms: later(async () => (await import('./gallery/KindForms.tsx')).default),
      };
// What only a signed-in person needs waits until she has signed in.
const ChoosePassphrase = later(async () => (await import('./screens/ChoosePassphrase.tsx')).ChoosePassphrase);
const First = later(async () => {
  const [screen] = await Promise.all([import('./screens/setUp/First.tsx'), loadAllTexts()]);
  return screen.First;
});
const Work = later(async () => {
  const [screens] = await Promise.all([import('./screens/Work.tsx'), loadAllTexts()]);
  return screens.Work;
});

export function App() {
  const { locale } = useI18n();
  return (
    <I18nProvider locale={locale}>
      <Switch>
        {gallery && <Route path="/gallery" component={gallery.Gallery} />}
        {gallery && <Route path="/gallery/:kind" component={gallery.KindForms} />}
        <Route>
          <Gate />
        </Route>
      </Switch>
      <Toasts />
    </I18nProvider>
  );
}

function Gate() {
  const state = useSession();
  useEffect(() => void resume(), []);
  if (state.is === 'starting') return <Loading />;
  if (state.is === 'out')
    return (
      <Switch>
        <Route path="/set-up" component={First} />
        <Route>
          <SignIn ended={state.ended} />
        </Route>
      </Switch>
    );
  if (state.is === 'locked') return <SignIn key="locked" locked={state.session} />;
  if (state.session.initial) return <ChoosePassphrase signedIn={state} />;
  return <Work signedIn={state} />;
}
