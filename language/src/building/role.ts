import type { RoleReference } from '../generated/ast.ts';

/** "Skola.Pedagogs". */
export function rolePath({ institution, role }: RoleReference): string {
  return `${institution.ref!.name}.${role.ref!.name}`;
}
