// Made by `npm run regenerate` from the sources beside it.

/** Other whenever an identity, a synonym or a rule is: what names were found to stand for under another one is found anew. */
export const REGISTRY_VERSION = 'be3d30e827c4';
