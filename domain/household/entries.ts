/** All entries of a household, gathered from the files that declare them by theme. */
export * from './credit.ts';
export { dataRequest, erasure } from './forgetting.ts';
export * from './people.ts';
export * from './profiling.ts';
export * from './support.ts';
export * from './visits.ts';
