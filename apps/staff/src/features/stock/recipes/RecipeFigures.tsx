import { AllergenBadges, formatQuantity, MoneyText, Notice, StatusPill } from '@college-kiosk/ui';
import { allergenNames } from '../../../shell/allergen-names.ts';
import type { RecipeEntry } from './recipe-draft.ts';
import { sayShare, TARGET, toneOfFoodCost, typedBeyond } from './recipe-words.ts';
import type { TriedRecipe } from './use-tried-recipe.ts';

type Props = { entry: RecipeEntry; tried: TriedRecipe | null };

/** What the recipe comes to as it stands in the form: cost, share of the price, allergens. */
export function RecipeFigures({ entry, tried }: Props) {
  const allergens = tried?.allergens ?? entry.allergens;
  const typed = typedBeyond({ allergens, saidAllergens: entry.saidAllergens });
  return (
    <section className="re-figures" aria-label="What it comes to" aria-live="polite">
      <dl>
        <div>
          <dt>Cost now</dt>
          <dd>{tried ? <MoneyText value={tried.cost} paise /> : '–'}</dd>
        </div>
        {entry.preparation && tried?.goodYield ? (
          <>
            <div>
              <dt>Good yield</dt>
              <dd>{formatQuantity(tried.goodYield, entry.preparation.baseUnit)}</dd>
            </div>
            <div>
              <dt>{perWhat[entry.preparation.baseUnit]}</dt>
              <dd>{tried.costPerThousand === null ? '–' : <MoneyText value={tried.costPerThousand} paise />}</dd>
            </div>
          </>
        ) : null}
        {entry.kind === 'VARIANT' && tried ? <Prices tried={tried} /> : null}
      </dl>
      {tried && tried.unknown.length > 0 ? (
        <Notice tone="soon">{tried.unknown.join(', ')} never came here: the cost is without it.</Notice>
      ) : null}
      {allergens.length > 0 ? (
        <div className="re-allergens">
          <span>Allergens that its lines bring in</span>
          <AllergenBadges allergens={allergens.map((one) => allergenNames[one])} label="Its recipe brings in" />
          <span>
            {entry.kind === 'PREPARATION'
              ? 'each pot keeps what went into it, and every dish with it says so'
              : 'guests are told by the menu, with what lies cooked'}
          </span>
        </div>
      ) : null}
      {typed.length > 0 && entry.kind !== 'PREPARATION' ? (
        <p className="re-quiet">
          {typed.map((one) => allergenNames[one]).join(', ')} {typed.length === 1 ? 'was' : 'were'} typed into the menu,
          and no line brings {typed.length === 1 ? 'it' : 'them'} in. Guests are told all the same.
        </p>
      ) : null}
    </section>
  );
}

const perWhat = { g: 'Cost of a kg', ml: 'Cost of a litre', pcs: 'Cost of 1000 pieces' } as const;

function Prices({ tried }: { tried: TriedRecipe }) {
  return (
    <>
      <div>
        <dt>Price without tax</dt>
        <dd>{tried.netPrice === null ? '–' : <MoneyText value={tried.netPrice} paise />}</dd>
      </div>
      <div>
        <dt>Food cost</dt>
        <dd>
          {tried.foodCost === null ? (
            '–'
          ) : (
            <StatusPill tone={toneOfFoodCost(tried.foodCost)}>{sayShare(tried.foodCost)}</StatusPill>
          )}
        </dd>
      </div>
      <div>
        <dt>Price at {sayShare(TARGET)}</dt>
        <dd>{tried.suggestedPrice === null ? '–' : <MoneyText value={tried.suggestedPrice} />}</dd>
      </div>
    </>
  );
}
