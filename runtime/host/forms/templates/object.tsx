import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import type { ReactNode } from 'react';

/** The page itself, or one entry of a group: only its fields, since the page has its heading and the entry its legend. */
export function ObjectFieldTemplate({ properties }: ObjectFieldTemplateProps): ReactNode {
  return properties.map((property) => property.content);
}
