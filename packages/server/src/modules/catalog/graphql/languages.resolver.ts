import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import { LanguageEnum } from '../../../platform/graphql/language.ts';
import type { Words } from '../tables.ts';
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
    description: 'English unless said otherwise, and where there is nothing else.',
  });

@Resolver(() => MenuCategoryType)
class MenuCategoryResolver {
  @FieldResolver(() => String, { description: 'Its name; in English where it has none in the language.' })
  name(@Root() category: MenuCategoryType, @InLanguage() language?: Language) {
    return wordsIn(category.names, language);
  }
}

@Resolver(() => MenuItemType)
class MenuItemWordsResolver {
  @FieldResolver(() => String, { description: 'Its name; in English where it has none in the language.' })
  name(@Root() item: MenuItemType, @InLanguage() language?: Language) {
    return wordsIn(item.names, language);
  }

  @FieldResolver(() => String, {
    description: 'What it is, in a sentence; in English where it has no description in the language.',
  })
  description(@Root() item: MenuItemType, @InLanguage() language?: Language) {
    return wordsIn(item.descriptions, language);
  }
}

@Resolver(() => MenuVariantType)
class MenuVariantResolver {
  @FieldResolver(() => String, { description: 'Its name; in English where it has none in the language.' })
  name(@Root() variant: MenuVariantType, @InLanguage() language?: Language) {
    return wordsIn(variant.names, language);
  }
}

@Resolver(() => ModifierGroupType)
class ModifierGroupResolver {
  @FieldResolver(() => String, { description: 'The question it asks; in English where it has none in the language.' })
  name(@Root() group: ModifierGroupType, @InLanguage() language?: Language) {
    return wordsIn(group.names, language);
  }
}

@Resolver(() => ModifierOptionType)
class ModifierOptionResolver {
  @FieldResolver(() => String, { description: 'Its name; in English where it has none in the language.' })
  name(@Root() option: ModifierOptionType, @InLanguage() language?: Language) {
    return wordsIn(option.names, language);
  }
}

/** All that is said in more than one language. */
export const languageResolvers = [
  MenuCategoryResolver,
  MenuItemWordsResolver,
  MenuVariantResolver,
  ModifierGroupResolver,
  ModifierOptionResolver,
] as const;

function wordsIn(words: Words, language: Language | null | undefined): string {
  return words[language ?? 'en'] ?? words.en;
}
