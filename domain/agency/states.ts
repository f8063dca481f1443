/** The states of a agency. */
import type { Transition } from '../kernel/declare.ts';

export const states = ['applied', 'licensed', 'suspended', 'revoked', 'expired'] as const;

export const closed = ['revoked', 'expired'] as const;

export const transitions: readonly Transition[] = [];
