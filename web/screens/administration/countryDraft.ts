/** A country's settings while somebody writes them, and what of them is still missing. */
import type { CountrySettings } from '../../../domain/country.ts';
import { countrySettingsSchema } from '../../../domain/country.ts';

export const calendars = ['ethiopic', 'persian', 'nepali'] as const;
export const ages = ['majority', 'work', 'lightWork', 'hazardousWork', 'endOfSchooling'] as const;

export interface SettingsDraft {
  readonly country: string | undefined;
  readonly languages: readonly string[];
  readonly calendars: readonly string[];
  readonly currency: string | undefined;
  readonly timeZone: string | undefined;
  /** Monday is '1'. */
  readonly workingDays: readonly string[];
  /** MM-DD, in the order of the year. */
  readonly holidays: readonly string[];
  readonly ages: { readonly [A in (typeof ages)[number]]?: number | undefined };
  readonly leaveTo: string | undefined;
  readonly floodWork: boolean;
  readonly onion: string | undefined;
  readonly security: { readonly contact?: string | undefined; readonly expires?: string | undefined };
  /** Goes through as it is: a map is made in the country's file. */
  readonly tiles?: CountrySettings['tiles'];
}

/** What holds now, to be changed; nothing where the country set nothing yet. */
export const draftOf = (settings: CountrySettings | undefined): SettingsDraft => ({
  country: settings?.country,
  languages: settings?.languages ?? [],
  calendars: settings?.calendars.filter((one) => one !== 'gregory') ?? [],
  currency: settings?.currency,
  timeZone: settings?.timeZone,
  workingDays: settings?.workingDays.map(String) ?? [],
  holidays: settings?.holidays ?? [],
  ages: settings?.ages ?? {},
  leaveTo: settings?.leaveTo,
  floodWork: settings?.floodWork ?? false,
  onion: settings?.onion,
  security: settings?.security ?? {},
  ...(settings?.tiles ? { tiles: settings.tiles } : {}),
});

/** What is not set is left out. */
function written({ floodWork, onion, security, ...draft }: SettingsDraft) {
  const { contact, expires } = security;
  return countrySettingsSchema.safeParse({
    ...draft,
    workingDays: draft.workingDays.map(Number).toSorted((a, b) => a - b),
    ...(floodWork ? { floodWork } : {}),
    ...(onion === undefined ? {} : { onion }),
    ...(contact === undefined && expires === undefined ? {} : { security }),
  });
}

/** What would be kept; undefined while something is missing or does not fit. */
export const settingsOf = (draft: SettingsDraft): CountrySettings | undefined => written(draft).data;

/** Id of the first field that keeps it from being kept. */
export function firstLacking(draft: SettingsDraft): string | undefined {
  const [part, detail] = written(draft).error?.issues[0]?.path ?? [];
  if (part === undefined) return undefined;
  if (part === 'security') return `security-${String(detail)}`;
  return part === 'ages' ? `age-${String(detail ?? ages[0])}` : String(part);
}

/** Which parts differ, in the order in which they are asked. */
export function changesOf(
  before: CountrySettings | undefined,
  after: CountrySettings,
): readonly Exclude<keyof CountrySettings, 'tiles'>[] {
  const order = [
    'country',
    'languages',
    'calendars',
    'currency',
    'timeZone',
    'workingDays',
    'holidays',
    'ages',
    'leaveTo',
    'floodWork',
    'onion',
    'security',
  ] as const satisfies readonly (keyof CountrySettings)[];
  const text = (settings: CountrySettings | undefined, part: keyof CountrySettings): string =>
    JSON.stringify(settings?.[part], part === 'ages' ? [...ages] : undefined);
  return order.filter((part) => text(before, part) !== text(after, part));
}
