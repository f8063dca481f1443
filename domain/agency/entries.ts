/** All entries of a agency, gathered from the files that declare them by theme. */
export {};
