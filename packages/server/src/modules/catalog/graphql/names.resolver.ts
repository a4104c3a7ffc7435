import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Names } from '../tables.ts';
import { LanguageEnum } from './catalog.enums.ts';
import {
  MenuCategoryType,
  MenuItemType,
  MenuVariantType,
  ModifierGroupType,
  ModifierOptionType,
} from './menu.types.ts';

type Language = keyof typeof LanguageEnum;

const InLanguage = () =>
  Arg('language', () => LanguageEnum, {
    nullable: true,
    description: 'English unless said otherwise, and where there is no other name.',
  });

@Resolver(() => MenuCategoryType)
class MenuCategoryResolver {
  @FieldResolver(() => String, { description: 'Its name; in English where it has none in the language.' })
  name(@Root() category: MenuCategoryType, @InLanguage() language?: Language) {
    return nameIn(category.names, language);
  }
}

@Resolver(() => MenuItemType)
class MenuItemNameResolver {
  @FieldResolver(() => String, { description: 'Its name; in English where it has none in the language.' })
  name(@Root() item: MenuItemType, @InLanguage() language?: Language) {
    return nameIn(item.names, language);
  }
}

@Resolver(() => MenuVariantType)
class MenuVariantResolver {
  @FieldResolver(() => String, { description: 'Its name; in English where it has none in the language.' })
  name(@Root() variant: MenuVariantType, @InLanguage() language?: Language) {
    return nameIn(variant.names, language);
  }
}

@Resolver(() => ModifierGroupType)
class ModifierGroupResolver {
  @FieldResolver(() => String, { description: 'The question it asks; in English where it has none in the language.' })
  name(@Root() group: ModifierGroupType, @InLanguage() language?: Language) {
    return nameIn(group.names, language);
  }
}

@Resolver(() => ModifierOptionType)
class ModifierOptionResolver {
  @FieldResolver(() => String, { description: 'Its name; in English where it has none in the language.' })
  name(@Root() option: ModifierOptionType, @InLanguage() language?: Language) {
    return nameIn(option.names, language);
  }
}

/** All that has a name in more than one language. */
export const nameResolvers = [
  MenuCategoryResolver,
  MenuItemNameResolver,
  MenuVariantResolver,
  ModifierGroupResolver,
  ModifierOptionResolver,
] as const;

function nameIn(names: Names, language: Language | null | undefined): string {
  return names[language ?? 'en'] ?? names.en;
}
