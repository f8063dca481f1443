/**
 * Operations and acts: the only way anything in Gwen changes. An operation changes one dossier; an act is a list of
 * operations, on one or more dossiers, that belong together and are accepted or refused as a whole.
 */
import { z } from 'zod';
import { findInterval } from './dates.ts';
import type { Json } from './values.ts';
import { isCleanText, isName, isTooDeep, namePattern } from './values.ts';

export const levels = ['know-of', 'read', 'work', 'steward'] as const;
export type Level = (typeof levels)[number];
/** Stored number of a level; higher includes lower. */
export const levelRank = (level: Level): number => levels.indexOf(level) + 1;

export const purposes = [
  'protection',
  'response',
  'care',
  'guardianship',
  'supervision',
  'legal',
  'reporter',
  'support',
  'licensing',
  'inspection',
  'audit',
  'planning',
] as const;
export const bases = ['assignment', 'consent', 'legal-basis', 'emergency'] as const;
export const relations = [
  'led-to',
  'same-person',
  'concerns',
  'duplicate-of',
  'supports',
  'part-of',
] as const;

const uuid = z.uuid().transform((id) => id.toLowerCase());
const reason = z.string().trim().min(3).max(2000).refine(isCleanText);
const key = z.string().regex(namePattern).refine(isName, 'not a name');
const instant = z.iso.datetime({ offset: false });
/** Operations of the same device that the author had in view and whose acceptance she does not know of. */
const covers = z.array(uuid).max(200).optional();
const version = z.int().min(0).max(2_000_000_000);

const common = {
  /** Idempotency key: the same operation sent twice is done once. */
  id: uuid,
  dossier: uuid,
  /** Device clock when it was recorded. */
  recorded: instant,
  /** When what it tells of happened: an instant (UTC) or a partial date. */
  occurred: z
    .string()
    .max(40)
    .refine((t) => findInterval(t) !== undefined || instant.safeParse(t).success, 'not a date')
    .meta({ description: 'A moment in UTC, or a date as far as it is known.', examples: ['2026-03-02'] })
    .optional(),
};

const json = z
  .unknown()
  .refine((value) => !isTooDeep(value), 'nested too deep')
  .pipe(z.json())
  .transform((value) => value as Json);

export const operationSchema = z.discriminatedUnion('op', [
  z.strictObject({
    ...common,
    op: z.literal('create'),
    kind: key,
    steward: z.int().positive().optional(),
    /** Code of an area, or none: stored in the open, so no place for words. */
    area: z
      .string()
      .regex(/^([A-Z0-9][A-Z0-9-]{0,30})?$/)
      .meta({ description: 'Code of an administrative area.', examples: ['XA01'] })
      .optional(),
  }),
  z.strictObject({
    ...common,
    op: z.literal('set'),
    type: key,
    entry: uuid,
    base: version,
    /** Declaration revision the author's form had; the current one if absent. */
    revision: z.int().positive().optional(),
    /** This has already happened and is only being recorded: never refused, marked where a safeguard minds. */
    fact: z.boolean().optional(),
    covers,
    set: z.record(key, json),
  }),
  z.strictObject({
    ...common,
    op: z.literal('withdraw'),
    entry: uuid,
    type: key,
    base: version,
    covers,
    reason,
  }),
  z.strictObject({ ...common, op: z.literal('transition'), to: key, reason: reason.optional() }),
  z.strictObject({
    ...common,
    op: z.literal('grant'),
    grant: uuid,
    party: z.int().positive(),
    groups: z.array(key).min(1).max(80),
    level: z.enum(levels),
    purpose: z.enum(purposes),
    basis: z.enum(bases),
    consent: uuid.optional(),
    until: instant.optional(),
    reason: reason.optional(),
    /** The organisation that answers for the dossier from now on; the party works for it (see handingOver.ts). */
    steward: z.int().positive().optional(),
  }),
  z.strictObject({ ...common, op: z.literal('revoke'), grant: uuid, reason }),
  z.strictObject({ ...common, op: z.literal('link'), to: uuid, relation: z.enum(relations) }),
  z.strictObject({ ...common, op: z.literal('unlink'), to: uuid, relation: z.enum(relations), reason }),
  /** An alert was seen, or a review done, by somebody who holds its role. */
  z.strictObject({
    ...common,
    op: z.literal('settle'),
    duty: z.string().max(120),
    reason: reason.optional(),
  }),
]);

export type Operation = z.output<typeof operationSchema>;
export type OperationOf<K extends Operation['op']> = Extract<Operation, { op: K }>;

export const actSchema = z.strictObject({
  id: uuid,
  /** Name of the declared act, or "plain" for single operations from generated forms. */
  act: key,
  operations: z
    .array(operationSchema)
    .min(1)
    .max(200)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'an operation twice'),
  /** Act now on vital interest (law 2): a reason; passes safeguards that have an emergency path and leaves a duty. */
  emergency: z.strictObject({ reason }).optional(),
});
export type Act = z.output<typeof actSchema>;
