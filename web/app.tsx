/** Routes of the workers' app. Each screen is a chunk of its own, loaded when somebody goes there. */
import { lazy, Suspense } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Route, Switch } from 'wouter';
import { useI18n } from './i18n.ts';
import { EmptyState, Loading } from './ui/States.tsx';

// The gallery of components exists in development and in tests only.
const gallery =
  import.meta.env.PROD && import.meta.env.MODE !== 'gallery'
    ? undefined
    : {
        Gallery: lazy(() => import('./gallery/Gallery.tsx')),
        KindForms: lazy(() => import('./gallery/KindForms.tsx')),
      };

export function App() {
  const { locale, t } = useI18n();
  return (
    <I18nProvider locale={locale}>
      <Suspense fallback={<Loading />}>
        <Switch>
          {gallery && <Route path="/gallery" component={gallery.Gallery} />}
          {gallery && <Route path="/gallery/:kind" component={gallery.KindForms} />}
          <Route>
            <EmptyState icon="search" title={t('notFound.title')}>
              {t('notFound.help')}
            </EmptyState>
          </Route>
        </Switch>
      </Suspense>
    </I18nProvider>
  );
}
