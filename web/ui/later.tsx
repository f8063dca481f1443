/**
 * Parts of the app that come when they are first needed. React's own way (`lazy`) holds each back for up to 300 ms once it is
 * there, also one that was fetched long before: a tap would wait for nothing.
 */
import type { ComponentType, ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { Loading } from './States.tsx';

export type Later<P> = ((props: P) => ReactNode) & {
  /** Fetches it before it is needed. Rejects where there is no network. */
  readonly fetchAhead: () => Promise<ComponentType<P>>;
};

/** @param meanwhile stands in its place until it is there; where it does not come, the boundary around it says so */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  meanwhile: ReactNode = <Loading />,
): Later<P> {
  let come: ComponentType<P> | undefined;
  const fetchAhead = async (): Promise<ComponentType<P>> => {
    come ??= await load();
    return come;
  };
  return Object.assign(
    (props: P) => <Part come={come} fetchIt={fetchAhead} meanwhile={meanwhile} given={props} />,
    { fetchAhead },
  );
}

interface PartProps<P> {
  readonly come: ComponentType<P> | undefined;
  readonly fetchIt: () => Promise<ComponentType<P>>;
  readonly meanwhile: ReactNode;
  readonly given: P;
}

function Part<P extends object>({ come, fetchIt, meanwhile, given }: PartProps<P>) {
  const [There, setThere] = useState(() => come);
  const [failure, setFailure] = useState<{ readonly reason: unknown }>();
  useEffect(() => {
    if (There) return;
    let isHere = true;
    fetchIt().then(
      (part) => isHere && setThere(() => part),
      (reason: unknown) => isHere && setFailure({ reason }),
    );
    return () => {
      isHere = false;
    };
  }, [There, fetchIt]);
  if (failure) throw failure.reason;
  return There ? <There {...given} /> : meanwhile;
}
