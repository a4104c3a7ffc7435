import { graphql } from '../../gql/index.ts';

export const MenuDish = graphql(`
  fragment MenuDish on MenuItem {
    id
    name(language: $language)
    description
    diet
    allergens
    kcal
    spice
    picture
    soldOut
    servedNow
    portionsLeft
    dayparts {
      id
      startsAt
      endsAt
    }
    variants {
      id
      name
      price
      portionsLeft
    }
    modifierGroups {
      id
      name
      min
      max
      options {
        id
        name
        priceDelta
        allergens
      }
    }
  }
`);

export const WholeMenu = graphql(`
  fragment WholeMenu on Menu {
    version
    outlet {
      id
      name
      opensAt
      closesAt
      takesOrders
      openNow
    }
    categories {
      id
      code
      name(language: $language)
      items {
        id
        ...MenuDish
      }
    }
  }
`);

export const KioskMenu = graphql(`
  query KioskMenu($outletId: UUID!, $language: Language) {
    streamPosition(outletId: $outletId)
    menu(outletId: $outletId) {
      ...WholeMenu
    }
  }
`);

export const KioskMenuChanged = graphql(`
  subscription KioskMenuChanged($outletId: UUID!, $language: Language, $since: Position) {
    menuChanged(outletId: $outletId, since: $since) {
      position
      after
      menu {
        ...WholeMenu
      }
    }
  }
`);

export const KioskStockChanged = graphql(`
  subscription KioskStockChanged($outletId: UUID!, $since: Position) {
    stockChanged(outletId: $outletId, since: $since) {
      position
      after
      items {
        ...PortionsLeft
      }
    }
  }
`);

export const PortionsLeft = graphql(`
  fragment PortionsLeft on MenuItem {
    id
    portionsLeft
    variants {
      id
      portionsLeft
    }
  }
`);
