/** Checks what a request brought against its form; what does not fit is a `malformed` that says where. */
import { z } from 'zod';
import { role as roleList } from '../../domain/codes/index.ts';
import { fromBase64url } from '../../seal/base64url.ts';
import { inspectBox, isRecipient } from '../../seal/box.ts';
import { HttpProblem } from './problems.ts';

const mostIssues = 20;

/** The value in its declared form. Throws `malformed`. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .slice(0, mostIssues)
    .map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  throw new HttpProblem('malformed', { issues });
}

/** The parts of a path. One that cannot be leads nowhere: `not-found`. */
export function inPath<Schema extends z.ZodType>(schema: Schema, params: unknown): z.output<Schema> {
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw new HttpProblem('not-found');
  return parsed.data;
}

export function found(done: boolean): void {
  if (!done) throw new HttpProblem('not-found');
}

/** What the database knows better than a form: a name of something that does not exist, a role that is a person's alone. */
export async function withKnown<T>(done: Promise<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const issue =
      code === '23503'
        ? { path: 'organisation', message: 'no such organisation' }
        : code === '23514'
          ? { path: 'roles', message: 'a role that only a person has' }
          : undefined;
    if (issue) throw new HttpProblem('malformed', { issues: [issue] });
    throw error;
  }
}

const isClean = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Text of a person: trimmed, clean, not empty. */
export const line = (most: number) => z.string().refine(isClean).trim().min(1).max(most);
/** Id of an account, team, organisation, party or epoch. */
export const id = z.int().min(1).max(2_147_483_647);
/** The same in a path or query. */
export const idText = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .pipe(id);
/** Code of an administrative area. */
export const area = z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,30}$/);
export const roles = z
  .array(z.enum(roleList.codes))
  .max(20)
  .transform((all) => [...new Set(all)]);
export const uuid = z.uuid().transform((text) => text.toLowerCase());
const isLocale = (text: string): boolean => {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
};
export const locale = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/)
  .refine(isLocale, 'not a language tag');
/** What splitPassphrase gives for sign-in. */
export const proof = z.string().regex(/^[\w-]{43}$/);
export const wrappedIdentity = z.string().regex(/^1\.[\w-]{38,400}$/);
export const recipient = z.string().refine(isRecipient, 'not a hybrid recipient (age1pq1...)');
/** A box for exactly one person, base64url; at most 64 KiB. */
export const boxForOne = z
  .string()
  .max(90_000)
  .transform((text, context) => {
    try {
      const box = fromBase64url(text);
      if (inspectBox(box).recipients === 1) return box;
    } catch {
      // said below
    }
    context.addIssue({ code: 'custom', message: 'not a box for one person' });
    return z.NEVER;
  });

const largestBox = 256 * 1024;
/** Words of somebody who reports, base64url: for a contact point, its recovery key and her own. */
export const reportBox = z
  .string()
  .max(largestBox)
  .refine((text) => {
    try {
      return inspectBox(fromBase64url(text)).recipients >= 3;
    } catch {
      return false;
    }
  }, 'not a box for the contact point, recovery and the reporter');
/** What a receipt proves (seal/receipt.ts). */
export const receiptProofs = { locator: z.string().regex(/^[\w-]{22}$/), proof };
