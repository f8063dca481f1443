/** A recruiter from application to the end of its licence [2.3]; `unlicensed` is one that works without ever having had one. */
import type { Transition } from '../kernel/declare.ts';

export const states = [
  'applied',
  'licensed',
  'suspended',
  'revoked',
  'expired',
  'refused',
  'unlicensed',
] as const;

export const closed = ['revoked', 'expired', 'refused'] as const;

export const transitions: readonly Transition[] = [
  {
    from: ['applied', 'suspended', 'expired', 'revoked', 'refused', 'unlicensed'],
    to: 'licensed',
    needs: ['registration', 'owner', 'licence', 'fee-schedule'],
  },
  { from: ['applied'], to: 'refused', reason: true },
  { from: ['applied', 'expired', 'revoked', 'refused'], to: 'unlicensed', reason: true },
  { from: ['licensed'], to: 'suspended', needs: ['sanction'], aside: true },
  { from: ['licensed', 'suspended'], to: 'revoked', needs: ['sanction'], aside: true },
  { from: ['licensed', 'suspended'], to: 'expired', aside: true },
];
