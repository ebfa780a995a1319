import { createContext } from 'react';

/** Keys of the page's fields that are not asked now and that the renderer cannot know of. */
export const HiddenFields = createContext<ReadonlySet<string>>(new Set());
