/**
 * Which addresses are the workers' app: the first part of each path in screens/Work.tsx. An address that is not here is left
 * to the network, so that a new public page is never answered by the worker.
 */
const places: ReadonlySet<string> = new Set([
  '',
  'administration',
  'calls',
  'console',
  'cycles',
  'dossiers',
  'justice',
  'keys',
  'late',
  'own',
  'patterns',
  'plans',
  'records',
  'search',
  'statistics',
]);

/** Whether an address is one of the app's screens. Never true for public pages, the report page, the API or files. */
export const isAppPath = (path: string): boolean =>
  places.has(path.split('/')[1] ?? '') && !/\.[a-z\d]+$/i.test(path);
