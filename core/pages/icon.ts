/** What stands beside the title of a browser's tab: a leaf of a calendar, which tells nothing. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#17507f"/><path d="M7 12h18v12a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2z" fill="#fff"/><path d="M7 7h18v3H7z" fill="#f3bc55"/></svg>';
