/** How statements travel to PostgreSQL, apart from what they are about. */
export { binaryArray, type ElementType } from './arrays.ts';
export { Gathered } from './gathered.ts';
export { parsers } from './parsers.ts';
export { Lines } from './lines.ts';
