/** All entries of a plan, gathered from the files that declare them by theme. */
export {};
