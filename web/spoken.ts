/**
 * The language of this device before anybody has signed in: as chosen on its sign-in page, or else as its browser asks for.
 * Kept in local storage: it tells nothing of a person or her work.
 */
import { chooseLocale, languages, setLocale } from './i18n.ts';

const key = 'language';
let chosen: string | undefined;

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** A language as this device writes it: with the region its browser names, if it does. */
const asHere = (language: string): string =>
  navigator.languages.find((tag) => new Intl.Locale(tag).language === language) ?? language;

/** Speaks the device's language. Without its texts (no network, first visit) the app starts in English rather than not at all. */
export async function speakDeviceLanguage(): Promise<void> {
  const kept = stored();
  const locale = kept !== null && languages.includes(kept) ? asHere(kept) : chooseLocale(navigator.languages);
  await setLocale(locale).catch(() => setLocale('en'));
}

/** Somebody chooses on the sign-in page: at once, and next time this device is opened. */
export async function chooseDeviceLanguage(language: string): Promise<void> {
  await setLocale(asHere(language));
  chosen = language;
  try {
    localStorage.setItem(key, language);
  } catch {
    // A full or forbidden storage costs only the memory of this choice.
  }
}

/** The language that whoever signs in now has chosen just before; asked once. */
export function takeChosenLanguage(): string | undefined {
  const taken = chosen;
  chosen = undefined;
  return taken;
}
