import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { importMenu, openImport } from '../import/import-menu.ts';
import { ImportMenuInput } from './import.inputs.ts';
import { FileUnusable, MenuImportType } from './import.types.ts';

const ImportMenuResult = resultUnion(
  'ImportMenuResult',
  'What the import did or would do, or why the file is of no use.',
  [MenuImportType, FileUnusable],
);

@Resolver()
export class MenuImportResolver {
  @Mutation(() => ImportMenuResult, {
    description:
      'Makes and changes dishes from a CSV file. Rows with an error are left out and named, all others are written.',
  })
  @Access(openImport)
  async importMenu(@Ctx() context: GraphContext, @Arg('input', () => ImportMenuInput) input: ImportMenuInput) {
    return reply('MenuImport', await importMenu(context, input), (report) => report);
  }
}
