/** Where the record of what operators and moderators did stands in the table: the stack denies every function to update or delete a line of it. */
export const OPERATIONS = 'OPERATIONS';
