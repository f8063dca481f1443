/**
 * A short word after an act ("Saved. Undo"), which goes away by itself, later for longer texts, never under somebody's
 * pointer or focus. What matters longer than that is a Notice.
 */
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { useI18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import type { Tone } from './Notice.tsx';
import { toneIcons } from './Notice.tsx';
import './Toast.css';

interface ToastWord {
  readonly text: string;
  readonly tone: Tone;
  readonly act?: { readonly label: string; readonly onAct: () => void };
}

const queue = new ToastQueue<ToastWord>({ maxVisibleToasts: 3 });

/** Shows a word; 6 seconds at least, and a second more for every 12 letters. With an act it stays 12 at least. */
export function toast(text: string, tone: Tone = 'done', act?: ToastWord['act']): void {
  const seconds = Math.max(act ? 12 : 6, 3 + text.length / 12);
  queue.add({ text, tone, ...(act ? { act } : {}) }, { timeout: seconds * 1000 });
}

/** Takes all words away, as when the app is locked. */
export const clearToasts = (): void => queue.clear();

/** Where the words appear; once in the app. */
export function Toasts() {
  const { t } = useI18n();
  return (
    <ToastRegion queue={queue} className="toasts" aria-label={t('toast.region')}>
      {({ toast: one }) => (
        <AriaToast toast={one} className={`toast toast-${one.content.tone}`}>
          <Icon name={toneIcons[one.content.tone]} />
          <ToastContent className="toast-text">
            <Text slot="title">{one.content.text}</Text>
          </ToastContent>
          {one.content.act && (
            <Button
              kind="plain"
              isSmall
              onPress={() => {
                one.content.act?.onAct();
                queue.close(one.key);
              }}
            >
              {one.content.act.label}
            </Button>
          )}
          <Button kind="plain" isSmall icon="close" onPress={() => queue.close(one.key)}>
            {t('toast.close')}
          </Button>
        </AriaToast>
      )}
    </ToastRegion>
  );
}
