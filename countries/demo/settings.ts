/**
 * How Zelmara sets Gwen up: languages, clock, working days and the ages of its law. Deadlines run in this zone and,
 * where they are counted in working days, over these days.
 */
import type { Country, Currency, Language } from '../../domain/codes/index.ts';
import type { CalendarId } from '../../domain/kernel/dates.ts';
import { countryCode } from './areas.ts';

/** Monday is 1, Sunday 7 (ISO 8601). */
type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface CountrySettings {
  readonly country: Country;
  /** Languages of screens and letters; the first is used where nothing else is known. */
  readonly languages: readonly [Language, ...Language[]];
  readonly currency: Currency;
  /** IANA name. */
  readonly timeZone: string;
  /** Calendars offered beside the Gregorian one. */
  readonly calendars: readonly CalendarId[];
  readonly workingDays: readonly Weekday[];
  /** Fixed days of the year on which offices are closed, as MM-DD. */
  readonly holidays: readonly string[];
  /** Years of age: ILO C138 articles 2, 3 and 7; CRC article 1. */
  readonly ages: {
    readonly majority: number;
    readonly work: number;
    readonly lightWork: number;
    readonly hazardousWork: number;
    readonly endOfSchooling: number;
  };
  /** Where the quick exit of the public page leads: a page that nobody wonders about. */
  readonly leaveTo: string;
  /** Numbers of safeguards that the country sets otherwise than by default, by setting id (domain/index.ts). */
  readonly numbers: Readonly<Record<string, number>>;
}

export const settings: CountrySettings = {
  country: countryCode,
  languages: ['en', 'fr', 'ar'],
  currency: 'USD',
  leaveTo: 'https://www.wikipedia.org/',
  timeZone: 'Africa/Nairobi',
  calendars: ['ethiopic', 'persian'],
  workingDays: [1, 2, 3, 4, 5],
  holidays: ['01-01', '03-21', '05-01', '06-12', '11-20', '12-25'],
  ages: { majority: 18, work: 15, lightWork: 13, hazardousWork: 18, endOfSchooling: 15 },
  // Stricter than the defaults: fewer children to a guardian, a shorter term for what identifies reporters.
  numbers: { 'C4.children': 15, 'R9.term': 60 },
};
