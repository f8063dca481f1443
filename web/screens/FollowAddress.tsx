/**
 * Screens follow the address a moment later: the frame answers a tap at once, and what was asked for is drawn in pieces between
 * which the browser paints and takes further taps. A slow phone else stands still while a long list is drawn.
 */
import type { ReactNode } from 'react';
import { createContext, use, useDeferredValue, useMemo } from 'react';
import type { Path } from 'wouter';
import { Router, useLocation, useSearch } from 'wouter';
import { navigate } from 'wouter/use-browser-location';

const Shown = createContext({ path: '/', search: '' });
const useShownPath = (): [Path, typeof navigate] => [use(Shown).path, navigate];
const useShownSearch = (): string => use(Shown).search;

/** Inside it, wouter's hooks tell the address that is shown. Its children must be memoised, or they are drawn at each tap all the same. */
export function FollowAddress({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  const search = useSearch();
  const now = useMemo(() => ({ path, search }), [path, search]);
  const shown = useDeferredValue(now);
  return (
    <Shown value={shown}>
      <Router hook={useShownPath} searchHook={useShownSearch}>
        {children}
      </Router>
    </Shown>
  );
}
