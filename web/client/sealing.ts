/**
 * Sealing what somebody writes in a form, and opening what was sealed to her: on this device, with keys that the server
 * names and a secret that it never has. Words travel and lie in boxes only (seal/box.ts).
 */
import { findNamed } from '../../domain/kernel/sealing.ts';
import { findSealedMessage } from '../../domain/report/sealedMessage.ts';
import { fromBase64url } from '../../seal/base64url.ts';
import { openBox } from '../../seal/box.ts';
import type { SealedPlace } from '../forms/sources.ts';
import { ApiProblem, post } from './api.ts';
import { seal } from './keyring.ts';

interface RecipientsBody {
  readonly recipients: readonly string[];
  readonly lacking: readonly number[];
  readonly tooMany: boolean;
}

/**
 * The words in a box for those who may read that field of that dossier now; base64url. Nobody is left out unsaid: throws
 * ApiProblem `seal-nobody`, `seal-lacking` (with the names of who was named and could not open it), `seal-too-many`, or what
 * the server says.
 */
export async function sealText(
  text: string,
  { dossier, declaration, field, values }: SealedPlace,
  lang: string,
  nameOf: (account: number) => string,
): Promise<string> {
  const named = findNamed(declaration, field, (name) => values[name]);
  const { recipients, lacking, tooMany } = await post<RecipientsBody>(
    `/dossiers/${encodeURIComponent(dossier)}/recipients`,
    { type: declaration.type, field, ...(named ? { named } : {}) },
  );
  if (tooMany) throw new ApiProblem('seal-too-many', 0, {});
  if (lacking.length > 0)
    throw new ApiProblem('seal-lacking', 0, { names: new Intl.ListFormat(lang).format(lacking.map(nameOf)) });
  if (recipients.length === 0) throw new ApiProblem('seal-nobody', 0, {});
  return await seal({ v: 1, text, lang }, recipients);
}

/** The words of a box; undefined when it was not sealed to this key. Throws on one that is damaged or of a later version. */
export async function openText(identity: string, box: string): Promise<string | undefined> {
  const opened = await openBox(identity, fromBase64url(box));
  if (opened === null) return undefined;
  const message = findSealedMessage(opened);
  if (!message) throw new Error('This box holds something else than words, or is of a later version.');
  return message.text;
}
