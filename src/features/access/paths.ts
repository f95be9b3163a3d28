/** Addresses that the frame of the page asks: apart from the contract, so that it need not load what checks answers. */
export const ACCESS_PATHS = {
  me: '/api/me',
  signOut: '/api/session/end',
  people: '/api/people',
  switchPerson: '/api/session/person',
} as const;
