/** Saving a file that the server makes. A refusal comes as a problem and not as a file. */
import { problemOf } from './api.ts';

/** Fetches a path under /api/v1 and gives it to the browser to save under this name. Throws ApiProblem. */
export async function saveFile(path: string, name: string): Promise<void> {
  const response = await fetch(`/api/v1${path}`, { credentials: 'same-origin', cache: 'no-store' }).catch(
    () => undefined,
  );
  if (!response?.ok) throw await problemOf(response);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the browser reads it after the click has been handled
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
