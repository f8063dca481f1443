/** All entries of an enterprise, gathered from the files that declare them by theme. */
export * from './auditing.ts';
export * from './inspecting.ts';
export * from './promising.ts';
export * from './supplying.ts';
export * from './workplaces.ts';
