/**
 * A country as data: how it set Gwen up, its areas and benchmarks, what it adds to the declarations, its own texts. What a
 * country needs to begin is one such file and no code.
 */
import { z } from 'zod';
import { areaZone, country as countryList, currency, figureSource, language } from './codes/index.ts';
import type { Benchmark } from './household/benchmarks.ts';
import { household } from './household/index.ts';
import { settings as declared } from './index.ts';
import { additionsSchema, noAdditions } from './kernel/additions.ts';
import type { CalendarId } from './kernel/dates.ts';
import type { FieldKind } from './kernel/fields.ts';

const calendars = ['gregory', 'ethiopic', 'persian', 'nepali'] as const satisfies readonly CalendarId[];
const weekday = z.int().min(1).max(7);
const years = z.int().min(1).max(30);
const tilePlace = z.int().min(0).max(60);

/** Languages, clock, working days and the ages of the law. */
export const countrySettingsSchema = z.strictObject({
  country: z.enum(countryList.codes),
  /** Languages of screens and letters; the first is used where nothing else is known. */
  languages: z.array(z.enum(language.codes)).min(1).max(40),
  currency: z.enum(currency.codes),
  /** IANA name: deadlines run in it. */
  timeZone: z.string().refine((name) => isTimeZone(name), 'no such time zone'),
  /** Offered beside the Gregorian one. */
  calendars: z.array(z.enum(calendars)).max(10).default([]),
  /** Monday is 1, Sunday 7 (ISO 8601). */
  workingDays: z.array(weekday).min(1).max(7),
  /** Fixed days of the year on which offices are closed, as MM-DD. */
  holidays: z
    .array(z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/))
    .max(60)
    .default([]),
  /** Years of age: ILO C138 articles 2, 3 and 7; CRC article 1. */
  ages: z.strictObject({
    majority: years,
    work: years,
    lightWork: years,
    hazardousWork: years,
    endOfSchooling: years,
  }),
  /** Where areas lie on the map: row and column of their squares (see tiles.ts). */
  tiles: z.record(z.string().max(31), z.tuple([tilePlace, tilePlace])).optional(),
  /** Where the quick exit of the public page leads: a page that nobody wonders about. */
  leaveTo: z.url({ protocol: /^https$/ }),
  /** Whether devices that report do a little work while somebody floods the public page; never unless set. */
  floodWork: z.boolean().optional(),
  /** The address of this service in the Tor network, where it has one. */
  onion: z.url({ protocol: /^https?$/, hostname: /^(?:[a-z0-9-]+\.)*[a-z2-7]{56}\.onion$/ }).optional(),
  /** Whom to tell of a weakness of this service (RFC 9116), and until when that is true. */
  security: z
    .strictObject({ contact: z.url({ protocol: /^(?:mailto|https|tel)$/ }).max(300), expires: z.iso.date() })
    .optional(),
});
export type CountrySettings = z.infer<typeof countrySettingsSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const questions = household.entries['profile']?.fields ?? {};
/** A question of the household profile that is answered so. */
const question = (...kinds: readonly FieldKind[]) =>
  z.string().refine((name) => {
    const field = questions[name];
    return field !== undefined && kinds.includes(field.spec.kind);
  }, 'no such question of the profile');

const reading = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('number'), field: question('number') }),
  z.strictObject({
    from: z.literal('money'),
    field: question('money'),
    currency: z.enum(currency.codes),
    per: question('number').optional(),
  }),
  z.strictObject({ from: z.literal('share'), field: question('money'), of: question('money') }),
  z.strictObject({
    from: z.literal('answers'),
    field: question('code', 'codes'),
    among: z.array(z.string().max(60)).min(1).max(60),
  }),
]);
const benchmark = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  reading,
  crossed: z.enum(['below', 'at-least']),
  threshold: z.int().min(0),
  unit: z.enum(['money-per-month', 'percent', 'days', 'meals', 'children', 'answers']),
  weight: z.int().min(0).max(100),
  zones: z.array(z.enum(areaZone.codes)).optional(),
  source: z.enum(figureSource.codes),
  reviewedOn: z.iso.date().optional(),
});
// which questions there are is checked above, in words that the type of the profile's fields also says
export const benchmarksSchema = z.array(benchmark).max(100) as unknown as z.ZodType<readonly Benchmark[]>;

const locale = z.string().regex(/^[a-z]{2,3}$/);
/** The country's own words for what we name, by language and message key: the names of ISO's user-assigned codes. */
export const countryTextsSchema = z.record(
  locale,
  z.record(z.string().max(120), z.string().min(1).max(2000)),
);

const area = z.strictObject({
  code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,30}$/),
  /** Code of the area it is part of; absent for the largest. */
  parent: z.string().optional(),
  name: z.string().trim().min(1).max(200),
});

/** The file of a country. */
export const countrySchema = z.strictObject({
  settings: countrySettingsSchema,
  /** Parents before their parts. */
  areas: z.array(area).min(1).max(100_000),
  /** Numbers of safeguards that the country sets otherwise than by default. */
  numbers: z
    .record(z.string(), z.int())
    .default({})
    .superRefine((numbers, context) => {
      for (const [id, value] of Object.entries(numbers)) {
        const setting = declared.get(id);
        if (!setting || value < setting.min || value > setting.max)
          context.addIssue({
            code: 'custom',
            path: [id],
            message: setting ? `${setting.min} to ${setting.max} ${setting.unit}` : 'no such setting',
          });
      }
    }),
  benchmarks: benchmarksSchema.default([]),
  additions: additionsSchema.default(noAdditions),
  texts: countryTextsSchema.default({}),
});
export type Country = z.output<typeof countrySchema>;
/** As it is written down: what is left out has its default. */
export type CountryFile = z.input<typeof countrySchema>;

/** What is kept of a country, each under this name with its history. */
export const countryParts = {
  settings: countrySettingsSchema,
  benchmarks: benchmarksSchema,
  additions: additionsSchema,
  texts: countryTextsSchema,
} as const;
export type CountryPart = keyof typeof countryParts;
/** The parts that were set. */
export type CountrySet = { readonly [P in CountryPart]?: z.output<(typeof countryParts)[P]> };
