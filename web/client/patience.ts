/** What counts as no network: one that is there and carries nothing is none. */
import { ApiProblem } from './api.ts';

/** Until the page shows something, and until a sign-in gives the network up. */
const patienceMs = { start: 5000, signIn: 20_000 } as const;

/** The answer, or an `offline` problem once it is late for this step. */
export const orOffline = <T>(answer: Promise<T>, step: keyof typeof patienceMs): Promise<T> => {
  const late = new Promise<never>((_resolve, reject) =>
    setTimeout(() => reject(new ApiProblem('offline', 0, {})), patienceMs[step]),
  );
  return Promise.race([answer, late]);
};
