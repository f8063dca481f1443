/**
 * Every component in every state on one page, for developers and for the tests that look at it. Never part of a
 * production build. `?locale=ar-XB&theme=dark&density=thumb` sets the scene.
 */
import { useEffect, useState } from 'react';
import type { Density, Theme } from '../appearance.ts';
import { applyAppearance, chooseAppearance } from '../appearance.ts';
import { useI18n } from '../i18n.ts';
import { AppShell, Page } from '../ui/AppShell.tsx';
import { Button } from '../ui/Button.tsx';
import { closeCurtains } from '../ui/curtain.ts';
import { Menu } from '../ui/Menu.tsx';
import { OfflineBanner } from '../ui/States.tsx';
import { clearToasts, toast } from '../ui/Toast.tsx';
import { ChartSamples } from './ChartSamples.tsx';
import { FieldSamples } from './FieldSamples.tsx';
import { FormSamples } from './FormSamples.tsx';
import { Sample } from './Sample.tsx';
import { StateSamples } from './StateSamples.tsx';
import { enterLocale, say } from './samples.ts';
import { TalkSamples } from './TalkSamples.tsx';
import { WorkSamples } from './WorkSamples.tsx';
import './Gallery.css';

function readScene(): { locale: string; theme: Theme; density: Density } {
  const query = new URLSearchParams(location.search);
  const theme = query.get('theme');
  const density = query.get('density');
  return {
    locale: query.get('locale') ?? 'en',
    theme: theme === 'light' || theme === 'dark' ? theme : 'device',
    density: density === 'thumb' || density === 'desk' ? density : 'auto',
  };
}

export default function Gallery() {
  useI18n();
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const { locale, theme, density } = readScene();
    applyAppearance({ theme, density });
    void enterLocale(locale).then(() => setReady(true));
  }, []);
  if (!isReady) return null;
  return (
    <AppShell
      path="/gallery"
      places={[
        { href: '/gallery', label: say('Now'), icon: 'home', count: 4 },
        { href: '/dossiers', label: say('Dossiers'), icon: 'list' },
        { href: '/people', label: say('Teams'), icon: 'people' },
        { href: '/find', label: say('Find'), icon: 'search' },
      ]}
      onLock={() => {
        clearToasts();
        closeCurtains();
      }}
      menu={
        <Menu
          label={say('Amina')}
          icon="person"
          acts={[
            {
              key: 'dark',
              label: say('Dark'),
              icon: 'hidden',
              onAct: () => chooseAppearance({ theme: 'dark', density: 'auto' }),
            },
            {
              key: 'light',
              label: say('Light'),
              icon: 'shown',
              onAct: () => chooseAppearance({ theme: 'light', density: 'auto' }),
            },
            { key: 'out', label: say('Sign out'), icon: 'back', onAct: () => {} },
          ]}
        />
      }
      banner={<OfflineBanner isOnline={false} waiting={2} />}
    >
      <Page
        title={say('Gallery')}
        back={{ href: '/', label: say('Back to the start') }}
        acts={<Button icon="add">{say('Another act')}</Button>}
        primary={
          <Button
            kind="primary"
            onPress={() => toast(say('Visit recorded.'), 'done', { label: say('Undo'), onAct: () => {} })}
          >
            {say('Record a visit')}
          </Button>
        }
        aside={
          <Sample name="Aside">
            <p>
              {say(
                'What stands in the way, and who can settle it, is shown here on a desk and below on a phone.',
              )}
            </p>
          </Sample>
        }
      >
        <WorkSamples />
        <StateSamples />
        <ChartSamples />
        <TalkSamples />
        <FieldSamples />
        <FormSamples />
      </Page>
    </AppShell>
  );
}
