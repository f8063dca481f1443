/** What the server's problems say to people: from the domain's catalogue, with the safeguards' own texts. */
import type { Refusal } from '../../domain/kernel/apply.ts';
import { refusalTextKey } from '../../domain/kernel/texts.ts';
import { en as problemTexts } from '../../domain/problems/messages.en.ts';
import type { I18n } from '../i18n.ts';
import { addMessages } from '../i18n.ts';
import type { Problem, Unmet } from '../ui/Notice.tsx';
import type { ApiProblem } from './api.ts';

// signing in can fail too, before the rest of the domain's texts are there
addMessages('en', problemTexts);

/** A problem in three sentences: what happened, what was kept, what to do. */
export function problemWords(problem: ApiProblem, words: I18n): Problem {
  const { names } = problem.body;
  const values = typeof names === 'string' ? { names } : {};
  const text = (part: string): string =>
    words.findDeclared(`problem.${problem.code}.${part}`, values) ??
    words.findDeclared(`problem.broken.${part}`) ??
    '';
  return { happened: text('happened'), kept: text('kept'), toDo: text('next'), code: problem.code };
}

export const refusalsOf = (problem: ApiProblem): readonly Refusal[] =>
  problem.code === 'refused' && Array.isArray(problem.body['refusals'])
    ? (problem.body['refusals'] as Refusal[])
    : [];

/** A refusal as the notice shows it; `formFor` gives the address of the form that settles it. */
export function unmetWords(
  refusal: Refusal,
  words: I18n,
  formFor: (type: string) => string | undefined,
  kind: string,
): Unmet {
  return {
    id: refusal.safeguard,
    section: refusal.section,
    reason: words.declared(refusalTextKey(refusal), refusal.values),
    remedy: words.findDeclared(`safeguard.${refusal.safeguard}.remedy`),
    remedies: refusal.remedy.map((type) => ({
      label: words.findDeclared(`${kind}.${type}`) ?? type,
      href: formFor(type),
    })),
    settledBy: words.findDeclared(`role.${refusal.role}`) ?? refusal.role,
  };
}
