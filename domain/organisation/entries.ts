/** All entries of an organisation. */
export * from './people.ts';
export * from './standing.ts';
