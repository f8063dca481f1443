/** Addresses of figures, for the files that serve them. */
import { z } from 'zod';

export const path = '/api/v1/figures';
export const releasesPath = `${path}/releases`;
export const oneRelease = z.object({ id: z.uuid() });
