/** Whether this device has a network, as the browser knows it. */
import { useSyncExternalStore } from 'react';

const watchNetwork = (tell: () => void): (() => void) => {
  const stop = new AbortController();
  window.addEventListener('online', tell, { signal: stop.signal });
  window.addEventListener('offline', tell, { signal: stop.signal });
  return () => stop.abort();
};

/** Whether the device has a network at all; it may still reach nobody. */
export const useIsOnline = (): boolean =>
  useSyncExternalStore(
    watchNetwork,
    () => navigator.onLine,
    () => true,
  );
