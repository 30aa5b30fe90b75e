/** In place of linkedom, which gives charts a document where there is none: here there is one. */
export const parseHTML = (): { readonly document: Document } => ({ document });
