import { graphql } from '../../gql/index.ts';

export const MenuDish = graphql(`
  fragment MenuDish on MenuItem {
    __typename
    id
    name(language: $language)
    description(language: $language)
    diet
    allergens
    kcal
    spice
    picture
    soldOut
    servedNow
    portionsLeft
    dayparts {
      __typename
      id
      startsAt
      endsAt
    }
    variants {
      __typename
      id
      name(language: $language)
      price
      portionsLeft
    }
    modifierGroups {
      __typename
      id
      name(language: $language)
      min
      max
      options {
        __typename
        id
        name(language: $language)
        priceDelta
        allergens
      }
    }
  }
`);

export const WholeMenu = graphql(`
  fragment WholeMenu on Menu {
    __typename
    version
    outlet {
      __typename
      id
      name
      opensAt
      closesAt
      takesOrders
      openNow
    }
    categories {
      __typename
      id
      code
      name(language: $language)
      items {
        __typename
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
      __typename
      ...WholeMenu
    }
  }
`);

export const KioskMenuChanged = graphql(`
  subscription KioskMenuChanged($outletId: UUID!, $language: Language, $since: Position) {
    menuChanged(outletId: $outletId, since: $since) {
      __typename
      position
      after
      menu {
        __typename
        ...WholeMenu
      }
    }
  }
`);

export const KioskStockChanged = graphql(`
  subscription KioskStockChanged($outletId: UUID!, $since: Position) {
    stockChanged(outletId: $outletId, since: $since) {
      __typename
      position
      after
      items {
        __typename
        ...PortionsLeft
      }
    }
  }
`);

export const PortionsLeft = graphql(`
  fragment PortionsLeft on MenuItem {
    __typename
    id
    portionsLeft
    variants {
      __typename
      id
      portionsLeft
    }
  }
`);

export const OpenNow = graphql(`
  query OpenNow {
    viewer {
      __typename
      kind
      outlet {
        __typename
        id
        openNow
        takesOrders
        opensAt
        closesAt
      }
    }
  }
`);
