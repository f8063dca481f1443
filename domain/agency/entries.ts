/** All entries of an agency, gathered from the files that declare them by theme. */
export * from './inspecting.ts';
export * from './licensing.ts';
export * from './placing.ts';
