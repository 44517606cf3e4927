/** Where a person sees and changes what they chose. In English. */
export const manage = {};
