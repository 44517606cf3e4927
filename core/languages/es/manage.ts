/** Where a person sees and changes what they chose. In Spanish. */
export const manage = {};
