/** How much a message shows to someone looking over a shoulder. */
export const STYLES = ['discreet', 'open'] as const;
export type Style = (typeof STYLES)[number];
