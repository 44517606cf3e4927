/** The font of the picture: the United States Web Design System's own, made to be read. */

export const FONT_FAMILY = 'Public Sans';
export const FONT_WEIGHT = 600;
