import type { ProductionOrderQuery } from '../../../gql/graphql.ts';

/** An order as its drawer shows it. */
export type ProductionOrder = NonNullable<ProductionOrderQuery['productionOrder']>;
