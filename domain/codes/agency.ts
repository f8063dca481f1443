/** Answers about agencys. */
export {};
