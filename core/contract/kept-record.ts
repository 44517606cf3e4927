/** Where the record of what operators and moderators did stands in the table: the stack denies every function to change it. */
export const OPERATIONS = 'OPERATIONS';
