/** What an administrator's screens share: doing something once, and keeping a part of the country's set-up. */
import { useState } from 'react';
import type { CountryPart, CountrySet } from '../../../domain/country.ts';
import { ApiProblem, request } from '../../client/api.ts';
import type { Resource } from '../../client/data.ts';
import { useResource } from '../../client/data.ts';
import { loadDirectory } from '../../client/directory.ts';
import { problemWords } from '../../client/words.ts';
import type { I18n } from '../../i18n.ts';
import type { Problem } from '../../ui/Notice.tsx';

export interface Acting {
  /** Does it; true when it was done, false when the server refused (`problem` then tells why). */
  readonly run: (act: () => Promise<unknown>) => Promise<boolean>;
  readonly isPending: boolean;
  readonly problem: ApiProblem | undefined;
}

export function useActing(): Acting {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const run = async (act: () => Promise<unknown>): Promise<boolean> => {
    setPending(true);
    setProblem(undefined);
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      return false;
    } finally {
      setPending(false);
    }
  };
  return { run, isPending, problem };
}

/** The problem in words, and where an addition does not fit, why. */
export function whyNot(problem: ApiProblem, words: I18n): Problem {
  const said = problemWords(problem, words);
  const reason = problem.body['reason'];
  const why = typeof reason === 'string' ? words.findDeclared(`fit.${reason}`) : undefined;
  return why === undefined ? said : { ...said, toDo: why };
}

export interface CountryBody extends CountrySet {
  readonly versions: { readonly [P in CountryPart]?: number };
}

/** How the country set Gwen up. Not fetched again by itself: somebody may be writing. */
export const useCountry = (): Resource<CountryBody> =>
  useResource<CountryBody>('/country', { concerns: () => false });

/** Keeps a part, made from what `seen` holds of it, and lets this device know it at once. Throws ApiProblem. */
export async function putPart<P extends CountryPart>(
  part: P,
  body: NonNullable<CountrySet[P]>,
  seen: CountryBody,
): Promise<void> {
  await request('PUT', `/country/${part}`, { version: seen.versions[part] ?? 0, body });
  await loadDirectory();
}

/** The languages of the country, English always among them, as texts are asked for. */
export const languagesOf = ({ settings }: CountrySet): readonly string[] => [
  'en',
  ...(settings?.languages ?? []).filter((one) => one !== 'en'),
];

/** A text of a field, or undefined. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
/** Codes of a list of ticks; none: nothing ticked. */
export const ticksOf = <K extends string>(value: readonly K[] | object | undefined): readonly K[] =>
  Array.isArray(value) ? (value as readonly K[]) : [];
