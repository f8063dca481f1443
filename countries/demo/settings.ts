/**
 * How Zelmara sets Gwen up: languages, clock, working days and the ages of its law. Deadlines run in this zone and,
 * where they are counted in working days, over these days.
 */
import type { CountrySettings } from '../../domain/country.ts';
import { countryCode, tiles } from './areas.ts';

export const settings: CountrySettings = {
  country: countryCode,
  languages: ['en', 'fr', 'ar'],
  currency: 'USD',
  leaveTo: 'https://www.wikipedia.org/',
  timeZone: 'Africa/Nairobi',
  calendars: ['ethiopic', 'persian'],
  workingDays: [1, 2, 3, 4, 5],
  holidays: ['01-01', '03-21', '05-01', '06-12', '11-20', '12-25'],
  tiles,
  ages: { majority: 18, work: 15, lightWork: 13, hazardousWork: 18, endOfSchooling: 15 },
};

/** Stricter than the defaults: fewer children to a guardian, a shorter term for what identifies reporters. */
export const numbers: Readonly<Record<string, number>> = { 'C4.children': 15, 'R9.term': 60 };
